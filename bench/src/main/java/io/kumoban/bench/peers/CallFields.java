package io.kumoban.bench.peers;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one CloudTrail record that the ten predicates need, as strings, read by Jackson's streaming parser. */
final class CallFields {
    @Nullable
    String eventName;

    @Nullable
    String eventSource;

    @Nullable
    String errorCode;

    @Nullable
    String sourceIp;

    @Nullable
    String userAgent;

    @Nullable
    String readOnly;

    @Nullable
    String identityType;

    @Nullable
    String bucket;

    @Nullable
    String role;

    @Nullable
    String policy;

    @Nullable
    String mfa;

    /** Reads the object whose opening brace the parser stands on, and forgets the one before. */
    void read(JsonParser parser) {
        clear();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "eventName" -> eventName = value(parser, token);
                case "eventSource" -> eventSource = value(parser, token);
                case "errorCode" -> errorCode = value(parser, token);
                case "sourceIPAddress" -> sourceIp = value(parser, token);
                case "userAgent" -> userAgent = value(parser, token);
                case "readOnly" -> readOnly = value(parser, token);
                case "userIdentity", "requestParameters", "additionalEventData" -> readInside(parser, token, name);
                default -> parser.skipChildren();
            }
        }
    }

    private void readInside(JsonParser parser, JsonToken opening, String object) {
        if (opening != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        switch (object) {
            case "userIdentity" -> {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    if (name.equals("type")) {
                        identityType = value(parser, token);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            case "requestParameters" -> {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    switch (name) {
                        case "bucketName" -> bucket = value(parser, token);
                        case "roleArn" -> role = value(parser, token);
                        case "policyArn" -> policy = value(parser, token);
                        default -> parser.skipChildren();
                    }
                }
            }
            default -> {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    JsonToken token = parser.nextToken();
                    if (name.equals("MFAUsed")) {
                        mfa = value(parser, token);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
    }

    private static @Nullable String value(JsonParser parser, JsonToken token) {
        if (token.isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    private void clear() {
        eventName = null;
        eventSource = null;
        errorCode = null;
        sourceIp = null;
        userAgent = null;
        readOnly = null;
        identityType = null;
        bucket = null;
        role = null;
        policy = null;
        mfa = null;
    }
}
