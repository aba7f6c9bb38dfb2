package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.ApiRequest;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.api.Ec2;
import io.kumoban.datasets.api.Iam;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Sts;
import io.kumoban.datasets.api.Trails;
import io.kumoban.datasets.delivery.JsonObject;
import java.util.List;

/** What people do for a living: a job is a list of errands, each the few calls that one page or command makes. */
enum Job {
    DEVELOPER(
            "Developer",
            0.12,
            List.of(
                    Job::functionsPage,
                    Job::functionsPage,
                    Job::logsPage,
                    Job::logsPage,
                    Job::pipelinePage,
                    Job::bucketPage,
                    Job::releaseFunction,
                    Job::whoAmI,
                    Job::metricsPage)),
    OPERATOR(
            "Operator",
            0.2,
            List.of(
                    Job::instancesPage,
                    Job::instancesPage,
                    Job::networkPage,
                    Job::metricsPage,
                    Job::alarmsPage,
                    Job::logsPage,
                    Job::tagInstance,
                    Job::bucketPage,
                    Job::whoAmI)),
    ANALYST(
            "Analyst",
            0,
            List.of(Job::queryPage, Job::queryPage, Job::readResults, Job::readResults, Job::bucketPage, Job::whoAmI)),
    SECURITY(
            "SecurityAudit",
            0.1,
            List.of(
                    Job::identityPage,
                    Job::identityPage,
                    Job::trailsPage,
                    Job::trailsPage,
                    Job::bucketPolicies,
                    Job::networkPage,
                    Job::whoAmI)),
    FINANCE("Billing", 0, List.of(Job::costPage, Job::costPage, Job::budgetPage));

    private static final List<String> FUNCTIONS = List.of("resize-images", "send-invoices", "nightly-report");

    private final String permissionSet;
    private final double abroad;
    private final List<Errand> errands;

    Job(String permissionSet, double abroad, List<Errand> errands) {
        this.permissionSet = permissionSet;
        this.abroad = abroad;
        this.errands = errands;
    }

    /** The role that people of this job get from the single sign-on page. */
    String role() {
        return "AWSReservedSSO_" + permissionSet + "_"
                + Dice.ofThing(permissionSet, 0).hex(16);
    }

    /** An errand as it comes up: its calls in their order, now and then in the second region. */
    List<ApiRequest> errand(Dice dice) {
        List<ApiRequest> calls = dice.pick(errands).calls(dice);
        if (dice.chance(abroad)) {
            calls.forEach(call -> call.in(Arn.SECOND_REGION));
        }
        return calls;
    }

    /** The calls of one page or command. */
    private interface Errand {
        List<ApiRequest> calls(Dice dice);
    }

    private static List<ApiRequest> whoAmI(Dice dice) {
        return List.of(Sts.getCallerIdentity());
    }

    private static List<ApiRequest> functionsPage(Dice dice) {
        JsonObject function = JsonObject.of("functionName", dice.pick(FUNCTIONS));
        return List.of(
                ApiRequest.reads("lambda", "ListFunctions20150331"),
                ApiRequest.reads("lambda", "GetAccountSettings20160819"),
                ApiRequest.reads("lambda", "GetFunction20150331v2").asking(function),
                ApiRequest.reads("lambda", "GetFunctionConfiguration20150331v2").asking(function),
                ApiRequest.reads("lambda", "ListTags20170331").asking(function),
                ApiRequest.reads("lambda", "GetPolicy20150331v2")
                        .asking(function)
                        .failing("ResourceNotFoundException", "The resource you requested does not exist."));
    }

    private static List<ApiRequest> releaseFunction(Dice dice) {
        JsonObject function = JsonObject.of("functionName", dice.pick(FUNCTIONS), "publish", false);
        return List.of(
                ApiRequest.changes("lambda", "UpdateFunctionCode20150331v2").asking(function),
                ApiRequest.reads("lambda", "GetFunctionConfiguration20150331v2").asking(function));
    }

    private static List<ApiRequest> logsPage(Dice dice) {
        JsonObject group = JsonObject.of("logGroupName", "/aws/lambda/" + dice.pick(FUNCTIONS));
        return List.of(
                ApiRequest.reads("logs", "DescribeLogGroups").asking(JsonObject.of("limit", 50)),
                ApiRequest.reads("logs", "DescribeLogStreams").asking(group),
                ApiRequest.reads("logs", "FilterLogEvents").asking(group),
                ApiRequest.reads("logs", "FilterLogEvents").asking(group));
    }

    private static List<ApiRequest> pipelinePage(Dice dice) {
        JsonObject pipeline = JsonObject.of("name", dice.chance(0.5) ? "web" : "batch");
        return List.of(
                ApiRequest.reads("codepipeline", "ListPipelines"),
                ApiRequest.reads("codepipeline", "GetPipelineState").asking(pipeline),
                ApiRequest.reads("codepipeline", "ListPipelineExecutions").asking(pipeline));
    }

    private static List<ApiRequest> metricsPage(Dice dice) {
        return List.of(
                ApiRequest.reads("monitoring", "ListDashboards"),
                ApiRequest.reads("monitoring", "GetDashboard").asking(JsonObject.of("dashboardName", "overview")),
                ApiRequest.reads("monitoring", "DescribeAlarms").asking(JsonObject.of("maxRecords", 100)));
    }

    private static List<ApiRequest> alarmsPage(Dice dice) {
        return List.of(
                ApiRequest.reads("monitoring", "DescribeAlarms").asking(JsonObject.of("maxRecords", 100)),
                ApiRequest.reads("monitoring", "DescribeAlarmHistory").asking(JsonObject.of("maxRecords", 50)));
    }

    private static List<ApiRequest> instancesPage(Dice dice) {
        return List.of(
                Ec2.describeInstances(),
                Ec2.describe("InstanceStatus", "instancesSet"),
                Ec2.describe("Volumes", "volumeSet"),
                Ec2.describe("Addresses", "publicIpsSet"),
                Ec2.describe("Tags", "tagSet"),
                Ec2.describe("SecurityGroups", "securityGroupSet"));
    }

    private static List<ApiRequest> networkPage(Dice dice) {
        return List.of(
                Ec2.describe("Vpcs", "vpcSet"),
                Ec2.describe("Subnets", "subnetSet"),
                Ec2.describe("RouteTables", "routeTableIdSet"),
                Ec2.describe("SecurityGroups", "securityGroupSet"),
                Ec2.describe("FlowLogs", "flowLogIdSet"));
    }

    private static List<ApiRequest> tagInstance(Dice dice) {
        return List.of(
                Ec2.describeInstances(),
                Ec2.createTags(dice.pick(Company.INSTANCES).id(), "reviewed", String.valueOf(dice.below(100))));
    }

    private static List<ApiRequest> bucketPage(Dice dice) {
        String bucket = dice.pick(List.of(Company.WEB_BUCKET, Company.BATCH_BUCKET, Company.ARTIFACT_BUCKET));
        return List.of(
                S3.listBuckets(),
                S3.getBucketLocation(bucket),
                S3.getBucketAcl(bucket),
                S3.listObjects(bucket, dice.hex(2) + "/"));
    }

    private static List<ApiRequest> bucketPolicies(Dice dice) {
        return List.of(
                S3.listBuckets(),
                S3.getBucketPolicy(Company.WEB_BUCKET),
                S3.getBucketPolicy(Company.DATA_BUCKET),
                S3.getBucketAcl(Company.DATA_BUCKET));
    }

    private static List<ApiRequest> queryPage(Dice dice) {
        JsonObject execution = JsonObject.of("queryExecutionId", dice.uuid());
        return List.of(
                ApiRequest.reads("athena", "ListWorkGroups"),
                ApiRequest.changes("athena", "StartQueryExecution")
                        .asking(JsonObject.of("workGroup", "primary", "queryString", "***OMITTED***"))
                        .answering(execution),
                ApiRequest.reads("athena", "GetQueryExecution").asking(execution),
                ApiRequest.reads("athena", "GetQueryExecution").asking(execution),
                ApiRequest.reads("athena", "GetQueryResults").asking(execution),
                ApiRequest.reads("glue", "GetTables").asking(JsonObject.of("databaseName", "exports")));
    }

    private static List<ApiRequest> readResults(Dice dice) {
        String key = "exports/" + dice.hex(2) + "/part-" + dice.hex(8) + ".parquet";
        return List.of(
                S3.listObjects(Company.DATA_BUCKET, "exports/"),
                S3.getObject(Company.DATA_BUCKET, key, dice.around(800_000, 0.9)),
                S3.getObject(Company.DATA_BUCKET, key + ".crc", 64));
    }

    private static List<ApiRequest> identityPage(Dice dice) {
        String user = dice.pick(Company.PEOPLE).name();
        return List.of(
                Iam.list("Users"),
                Iam.list("Roles"),
                Iam.getUser(user),
                Iam.ofUser("ListAccessKeys", user),
                Iam.ofUser("ListAttachedUserPolicies", user),
                Iam.ofUser("ListMFADevices", user),
                Iam.ofRole("GetRole", dice.pick(Company.INSTANCES).role()),
                Iam.getAccountPasswordPolicy());
    }

    private static List<ApiRequest> trailsPage(Dice dice) {
        return List.of(
                Trails.describeTrails(),
                Trails.getTrailStatus(Company.DELIVERED_TRAIL),
                Trails.getTrailStatus(Company.TEAM_TRAIL),
                Trails.lookupEvents());
    }

    private static List<ApiRequest> costPage(Dice dice) {
        return List.of(
                ApiRequest.reads("ce", "GetCostAndUsage").asking(JsonObject.of("granularity", "DAILY")),
                ApiRequest.reads("ce", "GetCostForecast").asking(JsonObject.of("metric", "UNBLENDED_COST")),
                ApiRequest.reads("ce", "GetDimensionValues").asking(JsonObject.of("dimension", "SERVICE")));
    }

    private static List<ApiRequest> budgetPage(Dice dice) {
        return List.of(
                ApiRequest.reads("budgets", "DescribeBudgets").asking(JsonObject.of("accountId", Arn.ACCOUNT)),
                Sts.getCallerIdentity());
    }
}
