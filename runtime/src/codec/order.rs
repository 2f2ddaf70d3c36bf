//! The order in which a body has the members of its structures. Servers that sort keys write every item of a list in one
//! order that is not the model's: the position of a member comes in, the one that came after it in the last structure of
//! that shape goes out.

use crate::shape::Table;

/// The orders of the shapes of a body that are not in the model's order.
#[derive(Default)]
pub(crate) struct Orders(Vec<Order>);

struct Order {
    table: &'static Table,
    /// The position of the member that came first, and of those that came after each member.
    next: Vec<usize>,
}

/// The members of one structure while they are read.
pub(crate) struct Walk {
    table: &'static Table,
    /// The position of the order of its shape.
    order: Option<usize>,
    /// The position behind the last member.
    after: usize,
}

impl Orders {
    /// Begins a structure of this shape.
    #[inline]
    pub(crate) fn walk(&self, table: &'static Table) -> Walk {
        let mut orders = self.0.iter();
        Walk {
            table,
            order: orders.position(|order| std::ptr::eq(order.table, table)),
            after: 0,
        }
    }

    /// The position of the member that is to come next; there is none at the end of the table.
    #[inline]
    pub(crate) fn expected(&self, walk: &Walk) -> usize {
        let order = walk.order.and_then(|order| self.0.get(order));
        match order.and_then(|order| order.next.get(walk.after)) {
            Some(next) => *next,
            None => walk.after,
        }
    }

    /// Notes the member that came where another one was expected.
    pub(crate) fn note(&mut self, walk: &mut Walk, index: usize) {
        let order = *walk.order.get_or_insert_with(|| {
            self.0.push(Order {
                table: walk.table,
                next: (0..=walk.table.members.len()).collect(),
            });
            self.0.len() - 1
        });
        let order = self.0.get_mut(order);
        if let Some(next) = order.and_then(|order| order.next.get_mut(walk.after)) {
            *next = index;
        }
    }
}

impl Walk {
    /// Goes behind a member.
    #[inline]
    pub(crate) fn pass(&mut self, index: usize) {
        self.after = index + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::Orders;
    use crate::shape::{Member, Table};

    const THREE: Table = Table::new("", &[Member::new("a"), Member::new("b"), Member::new("c")]);
    const ONE: Table = Table::new("", &[Member::new("a")]);

    /// Reads members in this order, and gives how many of them were expected.
    fn expected(orders: &mut Orders, table: &'static Table, members: &[usize]) -> usize {
        let mut walk = orders.walk(table);
        let mut count = 0;
        for index in members {
            match orders.expected(&walk) == *index {
                true => count += 1,
                false => orders.note(&mut walk, *index),
            }
            walk.pass(*index);
        }
        count
    }

    #[test]
    fn an_order_is_known_the_second_time() {
        let (mut orders, three, one): (_, &'static Table, &'static Table) =
            (Orders::default(), &THREE, &ONE);
        assert_eq!(expected(&mut orders, three, &[0, 1, 2]), 3);
        assert!(orders.0.is_empty());
        assert_eq!(expected(&mut orders, three, &[2, 0, 1]), 1);
        assert_eq!(expected(&mut orders, one, &[0, 0]), 1);
        assert_eq!(expected(&mut orders, three, &[2, 0, 1]), 3);
        assert_eq!(expected(&mut orders, three, &[2, 0]), 2);
        assert_eq!(expected(&mut orders, three, &[2, 1]), 1);
        assert_eq!(expected(&mut orders, three, &[2, 1]), 2);
        assert_eq!(expected(&mut orders, one, &[0, 0, 0]), 3);
    }
}
