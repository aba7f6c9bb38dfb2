package io.kumoban.console.investigate;

import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.EntityKind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is investigated: an access key, ARN, role, user, instance, address, bucket or domain, named as in the logs. It
 * grows while logs are read: keys that it hands out are its own too, so that a chain of roles is followed.
 */
public final class Subject {
    private static final Pattern ROLE = Pattern.compile("arn:[^:]*:iam::(\\d*):role/(?:.*/)?([^/]+)");
    private static final Pattern BUCKET = Pattern.compile("arn:[^:]*:s3:::([^/]+).*");
    /** Fields by which an event is the subject's own, or done to it. */
    private static final String[] FIELDS = {
        "userIdentity.arn",
        "@principal",
        "userIdentity.accessKeyId",
        "userIdentity.userName",
        "userIdentity.sessionContext.sessionIssuer.arn",
        "userIdentity.sessionContext.sessionIssuer.userName",
        "sourceIPAddress",
        "requestParameters.bucketName",
        "@own",
        "@local",
        "@remote",
        "interface-id",
        "instance-id",
        "@client",
        "@domain",
        "query_name"
    };

    private static final int MOST_KEYS = 10_000;

    private final String name;
    private final Set<String> names = new HashSet<>();
    private final Set<String> handedKeys = new HashSet<>();

    public Subject(String name) {
        this.name = name.strip();
        names.add(this.name);
        Matcher bucket = BUCKET.matcher(this.name);
        if (bucket.matches()) {
            names.add(bucket.group(1));
        }
        if (this.name.indexOf('.') > 0 && this.name.indexOf(':') < 0) {
            names.add(this.name.toLowerCase(Locale.ROOT));
            names.add(this.name.toLowerCase(Locale.ROOT) + ".");
        }
    }

    public String name() {
        return name;
    }

    /** Whether this is the subject. */
    public boolean is(Entity entity) {
        if (entity.kind() == EntityKind.EVENT) {
            return false;
        }
        if (names.contains(entity.name())) {
            return true;
        }
        Matcher role = ROLE.matcher(name);
        String shortName = role.matches() ? role.group(1) + "/" + role.group(2) : name;
        return switch (entity.kind()) {
            case ROLE -> entity.name().equals(shortName) || entity.name().endsWith("/" + shortName);
            case PRINCIPAL ->
                entity.name().endsWith(":user/" + name) || entity.name().endsWith("/" + name);
            default -> false;
        };
    }

    /** Whether an event with these fields is the subject's own, or done to it. */
    boolean isIn(Map<String, String> fields) {
        if (handedKeys.contains(fields.getOrDefault("userIdentity.accessKeyId", ""))) {
            return true;
        }
        for (String field : FIELDS) {
            String value = fields.get(field);
            if (value != null && names.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a key that one of its calls handed out. */
    void follow(String key) {
        if (!key.isEmpty() && handedKeys.size() < MOST_KEYS) {
            handedKeys.add(key);
        }
    }
}
