"""The other party for services that answer in XML."""

import json

from common import VALUES, client, same

XML = VALUES["xml"]
POLICY = VALUES["rest"]["policy"]


def autoscaling_write():
    autoscaling = client("autoscaling")
    autoscaling.create_launch_configuration(
        LaunchConfigurationName="from-python", ImageId="ami-12c6146b", InstanceType="t3.micro"
    )
    autoscaling.create_auto_scaling_group(
        AutoScalingGroupName="from-python",
        LaunchConfigurationName="from-python",
        MinSize=0,
        MaxSize=3,
        DesiredCapacity=0,
        AvailabilityZones=["us-east-1a", "us-east-1b"],
        Tags=[{"Key": "team & more", "Value": "north", "PropagateAtLaunch": True}],
    )


def autoscaling_read():
    autoscaling = client("autoscaling")
    found = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=["from-rust"])
    group, = found["AutoScalingGroups"]
    same("sizes", (group["MinSize"], group["MaxSize"]), (0, 3))
    same("zones", group["AvailabilityZones"], ["us-east-1a", "us-east-1b"])
    tag, = group["Tags"]
    same("tag", (tag["Key"], tag["Value"], tag["PropagateAtLaunch"]), ("team & more", "north", True))


def cloudformation_write():
    cloudformation = client("cloudformation")
    cloudformation.create_stack(
        StackName="from-python",
        TemplateBody=json.dumps(XML["template"]),
        Parameters=[{"ParameterKey": "Name", "ParameterValue": "stack-from-python"}],
        Tags=[{"Key": "team", "Value": "north & south"}],
    )


def cloudformation_read():
    stack, = client("cloudformation").describe_stacks(StackName="from-rust")["Stacks"]
    same("tags", stack["Tags"], [{"Key": "team", "Value": "north & south"}])
    same("parameters", stack["Parameters"], [{"ParameterKey": "Name", "ParameterValue": "stack-from-rust"}])
    output, = stack["Outputs"]
    same("output", output["OutputValue"], "stack-from-rust")


def ec2_write():
    tags = [{"Key": "Name", "Value": "from-python"}, {"Key": "a key/with:more", "Value": "and + value"}]
    client("ec2").run_instances(
        ImageId="ami-12c6146b",
        InstanceType="t3.micro",
        MinCount=2,
        MaxCount=2,
        TagSpecifications=[{"ResourceType": "instance", "Tags": tags}],
    )


def ec2_read():
    ec2 = client("ec2")
    pages = ec2.get_paginator("describe_instances").paginate(
        Filters=[{"Name": "tag:Name", "Values": ["from-rust"]}]
    )
    instances = [one for page in pages for reservation in page["Reservations"] for one in reservation["Instances"]]
    same("instances", len(instances), 2)
    for instance in instances:
        same("type", instance["InstanceType"], "t3.micro")
        tags = {tag["Key"]: tag["Value"] for tag in instance["Tags"]}
        same("tags", tags, {"Name": "from-rust", "a key/with:more": "and + value"})


def iam_write():
    client("iam").create_role(
        RoleName="from-python",
        Path="/team/",
        Description="a & b <c>",
        MaxSessionDuration=7200,
        AssumeRolePolicyDocument=POLICY,
        Tags=[{"Key": "team", "Value": "north = south"}],
    )


def iam_read():
    role = client("iam").get_role(RoleName="from-rust")["Role"]
    same("path", role["Path"], "/team/")
    same("description", role["Description"], "a & b <c>")
    same("duration", role["MaxSessionDuration"], 7200)
    same("policy", role["AssumeRolePolicyDocument"], json.loads(POLICY))
    same("tags", role["Tags"], [{"Key": "team", "Value": "north = south"}])


def route53_write():
    route53 = client("route53")
    zone = route53.create_hosted_zone(Name="from-python.example.", CallerReference="from-python")["HostedZone"]["Id"]
    records = {
        "Name": "from-python.example.",
        "Type": "TXT",
        "TTL": 60,
        "ResourceRecords": [{"Value": XML["record"]}],
    }
    changes = [{"Action": "CREATE", "ResourceRecordSet": records}]
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})


def route53_read():
    route53 = client("route53")
    zone, = [one for one in route53.list_hosted_zones()["HostedZones"] if one["Name"] == "from-rust.example."]
    same("reference", zone["CallerReference"], "from-rust")
    sets = route53.list_resource_record_sets(HostedZoneId=zone["Id"])["ResourceRecordSets"]
    text, = [one for one in sets if one["Type"] == "TXT"]
    same("records", text["ResourceRecords"], [{"Value": XML["record"]}])
    same("time to live", text["TTL"], 60)


def sns_write():
    client("sns").create_topic(
        Name="from-python",
        Attributes={"DisplayName": "a & b"},
        Tags=[{"Key": "team", "Value": "north = south"}],
    )


def sns_read():
    sns = client("sns")
    arn, = [one["TopicArn"] for one in sns.list_topics()["Topics"] if one["TopicArn"].endswith(":from-rust")]
    same("name", sns.get_topic_attributes(TopicArn=arn)["Attributes"]["DisplayName"], "a & b")
    same("tags", sns.list_tags_for_resource(ResourceArn=arn)["Tags"], [{"Key": "team", "Value": "north = south"}])


SERVICES = ["autoscaling", "cloudformation", "ec2", "iam", "route53", "sns"]
