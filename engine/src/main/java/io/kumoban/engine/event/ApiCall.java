package io.kumoban.engine.event;

import java.util.List;

/**
 * A cursor over CloudTrail events: management, data, network activity and sign-in events alike. Field meanings follow
 * the AWS page "CloudTrail record contents".
 */
public final class ApiCall extends Row {
    /** The account, from {@code recipientAccountId}, else {@code userIdentity.accountId}. */
    public static final Field ACCOUNT = Field.ofCall("@account");
    /** The event name without the API version that Lambda and CloudFront append. */
    public static final Field NAME = Field.ofCall("@name");
    /** The canonical actor: role, user, root, service or foreign account behind the call. */
    public static final Field PRINCIPAL = Field.ofCall("@principal");

    public static final Field EVENT_ID = Field.ofCall("eventID");
    public static final Field EVENT_NAME = Field.ofCall("eventName");
    public static final Field EVENT_SOURCE = Field.ofCall("eventSource");
    public static final Field EVENT_TYPE = Field.ofCall("eventType");
    public static final Field EVENT_CATEGORY = Field.ofCall("eventCategory");
    public static final Field REGION = Field.ofCall("awsRegion");
    public static final Field SOURCE_IP = Field.ofCall("sourceIPAddress");
    public static final Field USER_AGENT = Field.ofCall("userAgent");
    public static final Field ERROR_CODE = Field.ofCall("errorCode");
    public static final Field READ_ONLY = Field.ofCall("readOnly");
    public static final Field RECIPIENT = Field.ofCall("recipientAccountId");
    public static final Field VPC_ENDPOINT_ACCOUNT = Field.ofCall("vpcEndpointAccountId");
    public static final Field IDENTITY_TYPE = Field.ofCall("userIdentity.type");
    public static final Field PRINCIPAL_ID = Field.ofCall("userIdentity.principalId");
    public static final Field ARN = Field.ofCall("userIdentity.arn");
    public static final Field IDENTITY_ACCOUNT = Field.ofCall("userIdentity.accountId");
    public static final Field ACCESS_KEY_ID = Field.ofCall("userIdentity.accessKeyId");
    public static final Field USER_NAME = Field.ofCall("userIdentity.userName");
    public static final Field INVOKED_BY = Field.ofCall("userIdentity.invokedBy");
    public static final Field ISSUER_ARN = Field.ofCall("userIdentity.sessionContext.sessionIssuer.arn");
    public static final Field ISSUER_NAME = Field.ofCall("userIdentity.sessionContext.sessionIssuer.userName");
    public static final Field MFA = Field.ofCall("userIdentity.sessionContext.attributes.mfaAuthenticated");
    public static final Field EC2_ROLE_DELIVERY = Field.ofCall("userIdentity.sessionContext.ec2RoleDelivery");
    public static final Field ASSUMED_ROOT = Field.ofCall("userIdentity.sessionContext.assumedRoot");

    /** The access key of temporary credentials that the call handed out; only where a detector asks for it. */
    public static final Field HANDED_SESSION = Field.ofCall("responseElements.credentials.accessKeyId");
    /** A lasting access key that the call made; only where a detector asks for it. */
    public static final Field HANDED_KEY = Field.ofCall("responseElements.accessKey.accessKeyId");

    /** The columns that every run of API calls has, in this order; what detectors ask for besides comes after. */
    public static final List<Field> STANDARD = List.of(
            ACCOUNT,
            NAME,
            PRINCIPAL,
            EVENT_ID,
            EVENT_NAME,
            EVENT_SOURCE,
            EVENT_TYPE,
            EVENT_CATEGORY,
            REGION,
            SOURCE_IP,
            USER_AGENT,
            ERROR_CODE,
            READ_ONLY,
            RECIPIENT,
            VPC_ENDPOINT_ACCOUNT,
            IDENTITY_TYPE,
            PRINCIPAL_ID,
            ARN,
            IDENTITY_ACCOUNT,
            ACCESS_KEY_ID,
            USER_NAME,
            INVOKED_BY,
            ISSUER_ARN,
            ISSUER_NAME,
            MFA,
            EC2_ROLE_DELIVERY,
            ASSUMED_ROOT);

    /** How many of the standard columns are derived, not read: the first ones. */
    public static final int DERIVED = 3;

    /** Numeric columns: the two halves of the source address (both 0 when it is no address), and flags. */
    public static final int SOURCE_HIGH = 0;

    public static final int SOURCE_LOW = 1;
    public static final int FLAGS = 2;
    /** Numeric column: the hash of source and name, see {@link #apiHash()}. */
    public static final int API_HASH = 3;
    /** Numeric column: see {@link #clientHash()}. */
    public static final int CLIENT_HASH = 4;

    public static final int NUMBERS = 5;

    /** Flag: the call changes nothing, as the record says or, where it says nothing, as the name tells. */
    public static final long READS = 1;
    /** Flag: a data event. */
    public static final long DATA = 2;
    /** Flag: a service made the call, see {@link #byService()}. */
    public static final long BY_SERVICE = 4;
    /** Flag: see {@link #isRoot()}. */
    public static final long ROOT = 8;
    /** Flag: see {@link #isOfInstance()}. */
    public static final long OF_INSTANCE = 16;
    /** Flag: see {@link #failed()}. */
    public static final long FAILED = 32;
    /** Flag: see {@link #ofAttackSystem()}. */
    public static final long ATTACK_SYSTEM = 64;

    private final Address sourceAddress = new Address();

    public ApiCall() {
        super(0);
    }

    /** The event name without an API version, for example {@code CreateFunction}. */
    public Text name() {
        return slot(1);
    }

    /** The hash of event source joined with that of {@link #name()}: equal names of two services are two APIs. */
    public long apiHash() {
        return number(API_HASH);
    }

    public boolean named(String name) {
        return name().is(name);
    }

    /** The canonical actor: see {@link Key#PRINCIPAL}. */
    public Text principal() {
        return slot(2);
    }

    @Override
    public Text actor() {
        return principal();
    }

    public Text eventId() {
        return slot(3);
    }

    public Text eventSource() {
        return slot(5);
    }

    public Text eventType() {
        return slot(6);
    }

    public Text region() {
        return slot(8);
    }

    /** An address, the name of an AWS service, or {@code AWS Internal}. */
    public Text sourceIp() {
        return slot(9);
    }

    /** The source address; absent when the source is a service. */
    public Address sourceAddress() {
        long high = number(SOURCE_HIGH);
        long low = number(SOURCE_LOW);
        if (high == 0 && low == 0) {
            sourceAddress.setAbsent();
        } else {
            sourceAddress.set(high, low);
        }
        return sourceAddress;
    }

    public Text userAgent() {
        return slot(10);
    }

    public Text errorCode() {
        return slot(11);
    }

    /** Whether the call was refused or failed. */
    public boolean failed() {
        return (number(FLAGS) & FAILED) != 0;
    }

    /** Whether the call was refused for lack of permission. */
    public boolean denied() {
        Text code = errorCode();
        return code.isPresent()
                && (code.contains("AccessDenied") || code.contains("Unauthorized") || code.is("Forbidden"));
    }

    public boolean readsOnly() {
        return (number(FLAGS) & READS) != 0;
    }

    public boolean isDataEvent() {
        return (number(FLAGS) & DATA) != 0;
    }

    public Text vpcEndpointAccount() {
        return slot(14);
    }

    /** {@code Root}, {@code IAMUser}, {@code AssumedRole}, {@code AWSService} and others; absent in service events. */
    public Text identityType() {
        return slot(15);
    }

    public Text principalId() {
        return slot(16);
    }

    public Text arn() {
        return slot(17);
    }

    public Text accessKeyId() {
        return slot(19);
    }

    public Text userName() {
        return slot(20);
    }

    /** The service that made the call on the identity's behalf. */
    public Text invokedBy() {
        return slot(21);
    }

    /** Whether an AWS service made the call, for itself or for its user. */
    public boolean byService() {
        return (number(FLAGS) & BY_SERVICE) != 0;
    }

    public Text issuerArn() {
        return slot(22);
    }

    public Text ec2RoleDelivery() {
        return slot(25);
    }

    public Text assumedRoot() {
        return slot(26);
    }

    /** Whether the identity is the account's root user. */
    public boolean isRoot() {
        return (number(FLAGS) & ROOT) != 0;
    }

    /**
     * Whether the call was signed with credentials that EC2 handed to an instance: the record names the delivery, or the
     * session of the role bears the instance's id, as EC2 names it.
     */
    public boolean isOfInstance() {
        return (number(FLAGS) & OF_INSTANCE) != 0;
    }

    /** Whether the user agent names an {@link AttackSystem}. */
    public boolean ofAttackSystem() {
        return (number(FLAGS) & ATTACK_SYSTEM) != 0;
    }

    /** The hash of the first product of the user agent without its version: {@code aws-cli}, {@code Mozilla}. */
    public long clientHash() {
        return number(CLIENT_HASH);
    }

    @Override
    public String contentId() {
        return ContentId.ofCall(account().toString(), eventId().toString());
    }
}
