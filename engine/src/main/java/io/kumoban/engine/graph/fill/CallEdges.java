package io.kumoban.engine.graph.fill;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.InstanceIds;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.util.Set;

/**
 * What a call says: who called what in which account, from where, with which program and key, on which bucket, and what
 * credentials it was given. The meanings of fields are those of the AWS page "CloudTrail userIdentity element".
 */
final class CallEdges {
    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");
    private static final Field BEGUN_SESSION = Field.ofCall("responseElements.assumedRoleUser.arn");
    private static final Field ASKED_ROLE = Field.ofCall("requestParameters.roleArn");
    /** What it asks of calls beside the standard fields. */
    static final Set<Field> FIELDS =
            Set.of(BUCKET, BEGUN_SESSION, ASKED_ROLE, ApiCall.HANDED_SESSION, ApiCall.HANDED_KEY);

    private static final String OF_SESSION = ":assumed-role/";
    private static final String OF_ROLE = ":role/";
    private static final String SERVICE_END = ".amazonaws.com";

    private final Writer writer;

    CallEdges(Writer writer) {
        this.writer = writer;
    }

    void add(ApiCall call) {
        int caller = caller(call);
        writer.add(EdgeKind.IN_ACCOUNT, caller, writer.node(NodeKind.ACCOUNT, call.account()));
        writer.add(call.failed() ? EdgeKind.FAILED : EdgeKind.CALLED, caller, writer.node(NodeKind.API, api(call)));
        writer.add(EdgeKind.USED_IP, caller, writer.address(call.sourceAddress()));
        writer.add(EdgeKind.USED_AGENT, caller, writer.node(NodeKind.USER_AGENT, call.userAgent()));
        int key = writer.node(NodeKind.ACCESS_KEY, call.accessKeyId());
        writer.add(EdgeKind.USED_KEY, caller, key);
        writer.add(EdgeKind.TOUCHED, caller, writer.node(NodeKind.BUCKET, call.text(BUCKET)));
        begun(call, caller);
        int signer = key == GraphStore.NONE ? caller : key;
        writer.add(EdgeKind.HANDED, signer, writer.node(NodeKind.ACCESS_KEY, call.text(ApiCall.HANDED_SESSION)));
        writer.add(EdgeKind.HANDED, signer, writer.node(NodeKind.ACCESS_KEY, call.text(ApiCall.HANDED_KEY)));
    }

    private int caller(ApiCall call) {
        Text arn = call.arn();
        if (!arn.contains(OF_SESSION)) {
            Text principal = call.principal();
            return writer.node(principal.contains(OF_ROLE) ? NodeKind.ROLE : NodeKind.PRINCIPAL, principal);
        }
        int session = writer.node(NodeKind.SESSION, arn);
        Text issuer = call.issuerArn();
        writer.add(
                EdgeKind.OF_ROLE, session, writer.node(NodeKind.ROLE, issuer.isPresent() ? issuer : call.principal()));
        Text principalId = call.principalId();
        int instance = InstanceIds.startInSession(principalId);
        if (instance >= 0) {
            String id = principalId.subSequence(instance, principalId.length()).toString();
            writer.add(EdgeKind.RAN_AS, writer.node(NodeKind.INSTANCE, id), session);
        }
        return session;
    }

    private void begun(ApiCall call, int caller) {
        int session = writer.node(NodeKind.SESSION, call.text(BEGUN_SESSION));
        writer.add(EdgeKind.ASSUMED, caller, session);
        writer.add(EdgeKind.OF_ROLE, session, writer.node(NodeKind.ROLE, call.text(ASKED_ROLE)));
    }

    private static String api(ApiCall call) {
        String source = call.eventSource().toString();
        String service =
                source.endsWith(SERVICE_END) ? source.substring(0, source.length() - SERVICE_END.length()) : source;
        return service + ":" + call.name();
    }
}
