package io.kumoban.engine.group;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.CallTargets;
import io.kumoban.engine.list.AddressSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a finding what it names: from its evidence, and from the places where GuardDuty puts resources and remote
 * sides. Own, private and trusted addresses are left out, since all of an account's findings may share them.
 */
final class Entities {
    private static final Pattern SESSION = Pattern.compile("arn:[^:]*:sts::(\\d*):assumed-role/([^/]+)/(.+)");
    private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,32}");
    private static final Pattern ANSWER = Pattern.compile("\"Rdata\"\\s*:\\s*\"([0-9a-fA-F.:]{3,45})\"");
    private static final String BUCKET_ARN = "arn:aws:s3:::";
    private static final String FUNCTION = "function:";
    /** A finding shows at most ten events; more names than this are no finding's of ours. */
    private static final int MOST = 256;

    private final AddressSet ignored;
    private final SortedSet<Entity> found = new TreeSet<>();

    private Entities(AddressSet ignored) {
        this.ignored = ignored;
    }

    /** All that a finding names, with its events. */
    static SortedSet<Entity> of(JsonNode finding, AddressSet ignored) {
        Entities entities = new Entities(ignored);
        entities.resource(finding);
        for (JsonNode event : finding.path("kumoban").path("evidence")) {
            entities.add(EntityKind.EVENT, event.path("id").asString(""));
            JsonNode fields = event.path("fields");
            switch (event.path("kind").asString("")) {
                case "apiCall" -> entities.call(fields);
                case "flow" -> entities.flow(fields);
                case "dnsQuery" -> entities.query(fields);
                default -> {}
            }
        }
        return entities.found;
    }

    private void resource(JsonNode finding) {
        String primary = finding.path("kumoban").path("resource").asString("");
        if (primary.startsWith(BUCKET_ARN)) {
            bucket(primary.substring(BUCKET_ARN.length()));
        } else if (INSTANCE.matcher(primary).matches()) {
            add(EntityKind.INSTANCE, primary);
        }
        JsonNode resource = finding.path("resource");
        add(EntityKind.INSTANCE, resource.at("/instanceDetails/instanceId").asString(""));
        add(EntityKind.FUNCTION, resource.at("/lambdaDetails/functionName").asString(""));
        add(EntityKind.ACCESS_KEY, resource.at("/accessKeyDetails/accessKeyId").asString(""));
        resource.path("s3BucketDetails")
                .forEach(bucket -> bucket(bucket.path("name").asString("")));
        JsonNode action = finding.at("/service/action");
        for (String call : new String[] {"networkConnectionAction", "awsApiCallAction"}) {
            JsonNode remote = action.path(call).path("remoteIpDetails");
            address(remote.path("ipAddressV4").asString(""));
            address(remote.path("ipAddressV6").asString(""));
        }
    }

    private void call(JsonNode fields) {
        String arn = text(fields, "userIdentity.arn");
        Matcher session = SESSION.matcher(arn);
        if (session.matches()) {
            add(EntityKind.SESSION, arn);
            add(EntityKind.ROLE, session.group(1) + "/" + session.group(2));
            if (INSTANCE.matcher(session.group(3)).matches()) {
                add(EntityKind.INSTANCE, session.group(3));
            }
        } else if (!text(fields, "userIdentity.type").equals("AWSService")) {
            add(EntityKind.PRINCIPAL, arn);
        }
        add(EntityKind.ACCESS_KEY, text(fields, "userIdentity.accessKeyId"));
        address(text(fields, "sourceIPAddress"));
        bucket(text(fields, "requestParameters.bucketName"));
        targets(fields);
        add(EntityKind.ACCESS_KEY, text(fields, "responseElements.credentials.accessKeyId"));
        add(EntityKind.ACCESS_KEY, text(fields, "responseElements.accessKey.accessKeyId"));
    }

    /**
     * Whose rights the call changed. A machine that a call is about is left out: intruders look at and change many that are
     * attacked by others as well.
     */
    private void targets(JsonNode fields) {
        String account = text(fields, ApiCall.ACCOUNT.path());
        changed(account, "user", text(fields, CallTargets.USER.path()));
        changed(account, "role", text(fields, CallTargets.ROLE.path()));
        String function = text(fields, CallTargets.FUNCTION.path());
        changed(account, "function", function.substring(function.lastIndexOf(':') + 1));
    }

    private void changed(String account, String kind, String name) {
        if (!name.isBlank() && found.size() < MOST) {
            found.add(Entity.changed(account, kind, name));
        }
    }

    private void flow(JsonNode fields) {
        ownSide(text(fields, "@own"));
        address(text(fields, "@remote"));
    }

    private void query(JsonNode fields) {
        ownSide(text(fields, "@client"));
        add(EntityKind.DOMAIN, text(fields, "@domain"));
        Matcher answers = ANSWER.matcher(text(fields, "answers"));
        while (answers.find()) {
            address(answers.group(1));
        }
    }

    private void ownSide(String name) {
        if (INSTANCE.matcher(name).matches()) {
            add(EntityKind.INSTANCE, name);
        } else if (name.startsWith(FUNCTION)) {
            add(EntityKind.FUNCTION, name.substring(FUNCTION.length()));
        } else {
            add(EntityKind.INTERFACE, name);
        }
    }

    /** An address is kept when it is another's; what is no address, such as a service's name, is not. */
    private void address(String name) {
        Address address = Address.of(name);
        if (!address.isAbsent() && address.isPublic() && !ignored.contains(address)) {
            add(EntityKind.ADDRESS, name);
        }
    }

    private void bucket(String name) {
        int slash = name.indexOf('/');
        add(EntityKind.BUCKET, slash < 0 ? name : name.substring(0, slash));
    }

    private void add(EntityKind kind, String name) {
        if (!name.isBlank() && found.size() < MOST) {
            found.add(new Entity(kind, name));
        }
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).asString("");
    }
}
