//! The operations that readers most likely look for: the operations of a crate come in, some of their methods go out.

use std::collections::BTreeMap;

use crate::ir::Operation;

/// How many are named.
const SHOWN: usize = 8;

/// First words of operations that programs call every day. Setting up, renaming and approving is done once.
const VERBS: [&str; 16] = [
    "batch", "create", "delete", "describe", "get", "invoke", "list", "publish", "put", "query",
    "receive", "run", "scan", "send", "start", "update",
];

/// Words of operations that nearly every service has, about who may do what and about labels: nobody's first.
const ASIDE: [&str; 8] = [
    "permission",
    "permissions",
    "policies",
    "policy",
    "tag",
    "tagging",
    "tags",
    "untag",
];

/// The methods of these operations, in the order of the model.
pub(super) fn methods(operations: &[Operation]) -> Vec<String> {
    let current = operations.iter().filter(|one| one.deprecated.is_none());
    let current: Vec<&Operation> = current.collect();
    let names: Vec<&str> = current.iter().map(|one| &*one.wire_name).collect();
    let chosen = chosen(&names).into_iter();
    let chosen = chosen.filter_map(|index| current.get(index));
    chosen.map(|one| one.method.plain().to_owned()).collect()
}

/// The places of the names that are chosen, in order. No fact of a model says which these are. Names of one word are what
/// a service is for (`Scan`, `Invoke`, `Decrypt`), and those of its core are the shortest of their verb: `GetItem` of
/// DynamoDB, `SendMessage` of SQS. Each verb comes once before one comes again.
fn chosen(names: &[&str]) -> Vec<usize> {
    let mut by_verb: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut others = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let words = words(name);
        let Some(verb) = words.first() else {
            continue;
        };
        match words.len() {
            _ if words.iter().any(|word| ASIDE.contains(&word.as_str())) => {}
            2.. if !VERBS.contains(&verb.as_str()) => others.push((usize::MAX, index)),
            _ => by_verb.entry(verb.clone()).or_default().push(index),
        }
    }
    let length = |index: &usize| names.get(*index).map_or(0, |name| name.len());
    let rounds = by_verb.into_values().flat_map(|mut indices| {
        indices.sort_by_key(&length);
        indices.into_iter().enumerate().collect::<Vec<_>>()
    });
    let mut candidates: Vec<(usize, usize)> = rounds.chain(others).collect();
    candidates.sort_by_key(|(round, index)| (*round, length(index), *index));
    let mut chosen: Vec<usize> = candidates.into_iter().map(|(_, index)| index).collect();
    chosen.truncate(SHOWN);
    chosen.sort_unstable();
    chosen
}

/// The words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_lowercase().collect()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::chosen;

    fn shown(names: &str) -> String {
        let names: Vec<&str> = names.split_whitespace().collect();
        let chosen = chosen(&names).into_iter().map(|index| names[index]);
        chosen.collect::<Vec<&str>>().join(" ")
    }

    #[test]
    fn what_a_service_is_for_comes_first() {
        let sqs = "AddPermission CancelMessageMoveTask ChangeMessageVisibility ChangeMessageVisibilityBatch CreateQueue \
            DeleteMessage DeleteMessageBatch DeleteQueue GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues \
            ListMessageMoveTasks ListQueueTags ListQueues PurgeQueue ReceiveMessage RemovePermission SendMessage \
            SendMessageBatch SetQueueAttributes StartMessageMoveTask TagQueue UntagQueue";
        assert_eq!(
            shown(sqs),
            "CreateQueue DeleteMessage DeleteQueue GetQueueUrl ListQueues ReceiveMessage SendMessage \
             StartMessageMoveTask"
        );
        let dynamodb = "BatchExecuteStatement BatchGetItem BatchWriteItem CreateBackup CreateGlobalTable CreateTable \
            DeleteBackup DeleteItem DeleteResourcePolicy DeleteTable DescribeTable ExecuteStatement GetItem \
            GetResourcePolicy ListBackups ListTables ListTagsOfResource PutItem PutResourcePolicy Query Scan TagResource \
            TransactGetItems UntagResource UpdateItem UpdateTable";
        assert_eq!(
            shown(dynamodb),
            "CreateTable DeleteItem GetItem ListTables PutItem Query Scan UpdateItem"
        );
        let ec2 = "AcceptAddressTransfer AllocateAddress AssociateAddress AttachVolume CopyImage CreateFleet CreateTags \
            CreateVpc DeleteTags DeleteVpc DescribeInstances DescribeTags DescribeVpcs GetConsoleOutput ListImagesInRecycleBin \
            RebootInstances RunInstances StartInstances StopInstances TerminateInstances";
        assert_eq!(
            shown(ec2),
            "CreateFleet CreateVpc DeleteVpc DescribeVpcs GetConsoleOutput ListImagesInRecycleBin RunInstances \
             StartInstances"
        );
        let lambda = "AddLayerVersionPermission AddPermission CreateAlias CreateFunction DeleteFunction GetFunction \
            GetLayerVersionPolicy GetPolicy Invoke InvokeWithResponseStream ListFunctions ListTags PublishLayerVersion \
            PublishVersion PutFunctionConcurrency RemovePermission TagResource UntagResource UpdateAlias UpdateFunctionCode";
        assert_eq!(
            shown(lambda),
            "CreateAlias DeleteFunction GetFunction Invoke ListFunctions PublishVersion PutFunctionConcurrency \
             UpdateAlias"
        );
    }

    #[test]
    fn other_verbs_fill_the_rest() {
        assert_eq!(shown("TagResource RotateKey GetKey"), "RotateKey GetKey");
        assert_eq!(shown("TagResource UntagResource"), "");
        // A word within a word is no tag.
        assert_eq!(shown("GetStage getVintage"), "GetStage getVintage");
    }
}
