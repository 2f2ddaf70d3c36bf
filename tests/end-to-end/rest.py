"""The other party for services with HTTP bindings."""

import datetime

from common import VALUES, client, same

REST = VALUES["rest"]


def appconfig_write():
    appconfig = client("appconfig")
    application = appconfig.create_application(Name="from-python", Description=REST["text"])["Id"]
    profile = appconfig.create_configuration_profile(
        ApplicationId=application, Name="profile", LocationUri="hosted", Tags=REST["tags"]
    )["Id"]
    appconfig.create_hosted_configuration_version(
        ApplicationId=application,
        ConfigurationProfileId=profile,
        Description=REST["header"],
        Content=REST["text"].encode(),
        ContentType="text/plain; charset=utf-8",
    )
    # The server does not list applications, so that the id stands where the other party finds it.
    client("apigateway").create_rest_api(name="appconfig-from-python", description=application)


def appconfig_read():
    appconfig = client("appconfig")
    apis = client("apigateway").get_rest_apis()["items"]
    application, = [one["description"] for one in apis if one["name"] == "appconfig-from-rust"]
    same("description", appconfig.get_application(ApplicationId=application).get("Description"), REST["text"])
    profile, = appconfig.list_configuration_profiles(ApplicationId=application)["Items"]
    version = appconfig.get_hosted_configuration_version(
        ApplicationId=application, ConfigurationProfileId=profile["Id"], VersionNumber=1
    )
    same("content", version["Content"].read(), REST["text"].encode())
    same("content type", version["ContentType"], "text/plain; charset=utf-8")
    same("description in a header", version["Description"], REST["header"])


def amp_write():
    amp = client("amp")
    workspace = amp.create_workspace(alias="from-python", tags=REST["tags"])["workspaceId"]
    amp.create_rule_groups_namespace(workspaceId=workspace, name="a rule", data=REST["text"].encode())


def amp_read():
    amp = client("amp")
    workspace, = amp.list_workspaces(alias="from-rust")["workspaces"]
    same("tags", workspace["tags"], REST["tags"])
    namespace = amp.describe_rule_groups_namespace(workspaceId=workspace["workspaceId"], name="a rule")
    same("data", namespace["ruleGroupsNamespace"]["data"], REST["text"].encode())


def apigateway_write():
    gateway = client("apigateway")
    api = gateway.create_rest_api(name="from-python", description=REST["text"], tags=REST["tags"])["id"]
    root, = gateway.get_resources(restApiId=api)["items"]
    resource = gateway.create_resource(restApiId=api, parentId=root["id"], pathPart="{proxy+}")["id"]
    gateway.put_method(
        restApiId=api,
        resourceId=resource,
        httpMethod="GET",
        authorizationType="NONE",
        requestParameters={"method.request.querystring.q": True},
    )


def apigateway_read():
    gateway = client("apigateway")
    pages = gateway.get_paginator("get_rest_apis").paginate()
    api, = [one for page in pages for one in page["items"] if one["name"] == "from-rust"]
    same("description", api["description"], REST["text"])
    same("tags", api["tags"], REST["tags"])
    resources = gateway.get_resources(restApiId=api["id"])["items"]
    resource, = [one for one in resources if one.get("pathPart") == "{proxy+}"]
    method = gateway.get_method(restApiId=api["id"], resourceId=resource["id"], httpMethod="GET")
    same("parameters", method["requestParameters"], {"method.request.querystring.q": True})


def batch_write():
    client("batch").register_job_definition(
        jobDefinitionName="from-python", type="container", tags=REST["tags"], containerProperties=container()
    )


def batch_read():
    definitions = client("batch").describe_job_definitions(jobDefinitionName="from-rust")["jobDefinitions"]
    definition, = definitions
    same("tags", definition["tags"], REST["tags"])
    for key, value in container().items():
        same(key, definition["containerProperties"][key], value)


def container():
    return {
        "image": "busybox",
        "command": ["echo", REST["text"]],
        "memory": 128,
        "vcpus": 1,
        "environment": [{"name": "MODE", "value": "test"}],
    }


def iot_write():
    iot = client("iot")
    iot.create_thing(thingName="from-python:1_a", attributePayload={"attributes": {"owner": "me"}})
    iot.create_policy(policyName="from-python", policyDocument=REST["policy"])
    certificate = iot.create_keys_and_certificate(setAsActive=True)
    iot.attach_thing_principal(thingName="from-python:1_a", principal=certificate["certificateArn"])


def iot_read():
    iot = client("iot")
    thing = iot.describe_thing(thingName="from-rust:1_a")
    same("attributes", thing["attributes"], {"owner": "me"})
    same("policy", iot.get_policy(policyName="from-rust")["policyDocument"], REST["policy"])
    principal, = iot.list_thing_principals(thingName="from-rust:1_a")["principals"]
    certificate = iot.describe_certificate(certificateId=principal.rsplit("/", 1)[1])
    same("status", certificate["certificateDescription"]["status"], "ACTIVE")
    found = iot.list_things(attributeName="owner", attributeValue="me")["things"]
    assert "from-rust:1_a" in [one["thingName"] for one in found]


def scheduler_write():
    scheduler = client("scheduler")
    scheduler.create_schedule_group(Name="from-python")
    scheduler.create_schedule(
        Name="schedule",
        GroupName="from-python",
        Description=REST["text"],
        ScheduleExpression="rate(5 minutes)",
        StartDate=datetime.datetime.fromtimestamp(REST["time"], datetime.timezone.utc),
        FlexibleTimeWindow={"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 4},
        Target={"Arn": REST["target"], "RoleArn": REST["role"], "Input": REST["text"]},
    )


def scheduler_read():
    scheduler = client("scheduler")
    schedule = scheduler.get_schedule(Name="schedule", GroupName="from-rust")
    same("description", schedule["Description"], REST["text"])
    same("start", schedule["StartDate"].timestamp(), REST["time"])
    same("window", schedule["FlexibleTimeWindow"], {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 4})
    same("input", schedule["Target"]["Input"], REST["text"])
    names = [one["Name"] for one in scheduler.list_schedules(GroupName="from-rust")["Schedules"]]
    same("names", names, ["schedule"])


SERVICES = ["amp", "apigateway", "appconfig", "batch", "iot", "scheduler"]
