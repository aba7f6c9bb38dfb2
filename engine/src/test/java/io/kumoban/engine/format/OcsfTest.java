package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcsfTest {
    static final String OLD_CALL = """
        {"activity_id":2,"actor":{"session":{},"user":{"account_uid":"111122223333",
        "credential_uid":"AKIAIOSFODNN7EXAMPLE","name":"alice","type":"IAMUser","uid":"AIDACKCEVSQ6C2EXAMPLE",
        "uuid":"arn:aws:iam::111122223333:user/alice"}},"api":{"operation":"DescribeInstances",
        "request":{"uid":"r-1"},"response":{"error":"Client.UnauthorizedOperation"},
        "service":{"name":"ec2.amazonaws.com"}},"category_uid":3,"class_uid":3005,
        "cloud":{"provider":"AWS","region":"us-east-1"},"http_request":{"user_agent":"Boto3"},
        "metadata":{"product":{"name":"CloudTrail","version":"1.05"},"uid":"e-1"},
        "src_endpoint":{"ip":"198.51.100.7"},"time":1600726972000,
        "unmapped":{"eventType":"AwsApiCall","recipientAccountId":"111122223333"}}\
        """;
    static final String NEW_CALL = """
        {"class_uid":6003,"category_uid":6,"time_dt":"2023-11-10T16:24:34.000Z","metadata":{"uid":"e-2",
        "event_code":"AwsApiCall","product":{"name":"CloudTrail","version":"1.08"}},
        "actor":{"user":{"account":{"uid":"111122223333"},"type":"AssumedRole","uid_alt":"AROAEXAMPLE:i-0123456789",
        "uid":"arn:aws:sts::111122223333:assumed-role/web/i-0123456789","credential_uid":"ASIAEXAMPLE"},
        "session":{"issuer":"arn:aws:iam::111122223333:role/web","is_mfa":false,"created_time":1699633474000}},
        "api":{"operation":"PutBucketPolicy","service":{"name":"s3.amazonaws.com"},
        "request":{"uid":"r","data":"{\\"bucketName\\":\\"b\\"}"},"response":{"data":{"x":{"y":[1]}}}},
        "cloud":{"region":"eu-west-1","account":{"uid":"444455556666"}},"src_endpoint":{"domain":"AWS Internal"},
        "resources":[{"uid":"arn:aws:s3:::b","type":"AWS::S3::Bucket"}]}\
        """;
    static final String FLOW = """
        {"class_uid":4001,"category_uid":4,"metadata":{"product":{"name":"Amazon VPC"}},"time":1653200100000,
        "start_time":1653200100000,"end_time":1653200160000,"action":"Denied","status_code":"OK",
        "cloud":{"account_uid":"111122223333","region":"us-west-2"},"traffic":{"bytes":85,"packets":10},
        "src_endpoint":{"ip":"198.51.100.7","port":51000},"dst_endpoint":{"ip":"172.31.0.5","port":443,
        "interface_uid":"eni-0a","instance_uid":"i-0b","vpc_uid":"vpc-1","subnet_uid":"subnet-1"},
        "connection_info":{"protocol_num":6,"tcp_flags":2,"direction_id":1}}\
        """;
    static final String QUERY = """
        {"class_uid":4003,"category_uid":4,"metadata":{"product":{"name":"Route 53"}},"time":"2022-10-13T21:02:36Z",
        "answers":[{"class":"IN","rdata":"192.0.2.1","type":"A"}],"cloud":{"account_uid":"111122223333"},
        "connection_info":{"protocol_name":"UDP"},"query":{"class":"IN","hostname":"A.Example.com.","type":"A"},
        "rcode":"NOERROR","src_endpoint":{"instance_uid":"i-0b","ip":"10.0.0.5","port":"15083","vpc_uid":"vpc-1"}}\
        """;

    private static ApiCall call(ForeignLogs logs) {
        ApiCall call = new ApiCall();
        call.at(logs.calls, 0);
        return call;
    }

    @Test
    void aCallOfTheFirstVersionsIsThatOfCloudTrail() {
        ForeignLogs logs = ForeignLogs.of(OLD_CALL);

        assertThat(logs.format).isEqualTo(Format.OCSF);
        ApiCall call = call(logs);
        assertThat(call.time()).isEqualTo(1600726972000L);
        assertThat(call.contentId()).isEqualTo("111122223333/e-1");
        assertThat(call.text(ApiCall.EVENT_NAME).toString()).isEqualTo("DescribeInstances");
        assertThat(call.text(ApiCall.EVENT_SOURCE).toString()).isEqualTo("ec2.amazonaws.com");
        assertThat(call.text(ApiCall.PRINCIPAL_ID).toString()).isEqualTo("AIDACKCEVSQ6C2EXAMPLE");
        assertThat(call.actor().toString()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(call.text(ApiCall.ACCESS_KEY_ID).toString()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(call.text(ApiCall.SOURCE_IP).toString()).isEqualTo("198.51.100.7");
        assertThat(call.text(ApiCall.ERROR_CODE).toString()).isEqualTo("Client.UnauthorizedOperation");
        assertThat(logs.calls.offset(0)).isZero();
        assertThat(logs.calls.length(0)).isEqualTo(OLD_CALL.length());
    }

    @Test
    void aCallOfVersionOnePointOneIsThatOfCloudTrail() {
        ApiCall call = call(ForeignLogs.of(NEW_CALL));

        assertThat(call.time()).isEqualTo(1699633474000L);
        assertThat(call.actor().toString()).isEqualTo("arn:aws:iam::111122223333:role/web");
        assertThat(call.text(ApiCall.PRINCIPAL_ID).toString()).isEqualTo("AROAEXAMPLE:i-0123456789");
        assertThat(call.text(ApiCall.RECIPIENT).toString()).isEqualTo("444455556666");
        assertThat(call.text(ApiCall.SOURCE_IP).toString()).isEqualTo("AWS Internal");
    }

    @Test
    void aCallWithoutItsNameIsBad() {
        assertThat(ForeignLogs.of(OLD_CALL.replace("\"operation\"", "\"o\"")).reasons())
                .containsExactly("the record has nothing for CloudTrail's eventName");
        assertThat(ForeignLogs.of(OLD_CALL.replace("account_uid", "a").replace("recipientAccountId", "b"))
                        .reasons())
                .containsExactly("the record names no account, neither of the cloud nor of the user");
        assertThat(ForeignLogs.of(OLD_CALL.replace("\"time\"", "\"t\"")).reasons())
                .containsExactly("the record has no time that is one");
    }

    @Test
    void networkActivityIsAFlowOfOneDirection() {
        ForeignLogs logs = ForeignLogs.of(FLOW);

        assertThat(logs.told())
                .containsExactly("172.31.0.5:443 from 198.51.100.7:51000 protocol 6, 10 packets, 85 bytes, flags 2,"
                        + " rejected, 1653200100000 to 1653200160000");
        assertThat(logs.flow(0).instanceId().toString()).isEqualTo("i-0b");
        assertThat(logs.flow(0).interfaceId().toString()).isEqualTo("eni-0a");
    }

    @ParameterizedTest
    @CsvSource({"Allowed, accepted", "Denied, rejected", "Blocked, rejected"})
    void actionsBecomeVerdicts(String action, String verdict) {
        assertThat(ForeignLogs.of(FLOW.replace("Denied", action)).told()).allMatch(flow -> flow.contains(verdict));
    }

    @Test
    void dnsActivityIsAQuery() {
        ForeignLogs logs = ForeignLogs.of(QUERY);

        DnsQuery query = logs.query(0);
        assertThat(query.name().toString()).isEqualTo("a.example.com");
        assertThat(query.actor().toString()).isEqualTo("i-0b");
        assertThat(query.time()).isEqualTo(1665694956000L);
        assertThat(query.answeredWith("192.0.2.1")).isTrue();
    }

    @Test
    void otherClassesAreIgnoredAndCounted() {
        ForeignLogs logs = ForeignLogs.of(
                FLOW.replace("4001", "4002"),
                OLD_CALL.replace("CloudTrail", "EKS"),
                FLOW.replace("\"OK\"", "\"NODATA\""));

        assertThat(logs.tally.ignored()).containsEntry("ocsf-other-class", 2L).containsEntry("nodata", 1L);
    }
}
