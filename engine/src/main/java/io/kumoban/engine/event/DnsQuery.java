package io.kumoban.engine.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor over Route 53 Resolver query log records. Field meanings follow the AWS page "Values that appear in logs". */
public final class DnsQuery extends Row {
    /** The query name in lower case and without its last dot. */
    public static final Field NAME = Field.ofQuery("@name");
    /** The registered domain: the public suffix and one label more; absent for names without one. */
    public static final Field DOMAIN = Field.ofQuery("@domain");
    /** The instance that asked, else VPC and source address. */
    public static final Field CLIENT = Field.ofQuery("@client");

    public static final Field ACCOUNT = Field.ofQuery("account_id");
    public static final Field REGION = Field.ofQuery("region");
    public static final Field VPC = Field.ofQuery("vpc_id");
    public static final Field QUERY_NAME = Field.ofQuery("query_name");
    public static final Field QUERY_TYPE = Field.ofQuery("query_type");
    public static final Field RCODE = Field.ofQuery("rcode");
    public static final Field SOURCE = Field.ofQuery("srcaddr");
    public static final Field TRANSPORT = Field.ofQuery("transport");
    public static final Field INSTANCE = Field.ofQuery("srcids.instance");
    public static final Field ANSWERS = Field.ofQuery("answers");

    /** The columns that every run of queries has, in this order. */
    public static final List<Field> STANDARD = List.of(
            NAME,
            DOMAIN,
            CLIENT,
            ACCOUNT,
            REGION,
            VPC,
            QUERY_NAME,
            QUERY_TYPE,
            RCODE,
            SOURCE,
            TRANSPORT,
            INSTANCE,
            ANSWERS);

    /** How many of the standard columns are derived, not read: the first ones. */
    public static final int DERIVED = 3;

    /** Numeric column: the hash of the registered domain, 0 without one. */
    public static final int DOMAIN_HASH = 0;

    public static final int NUMBERS = 1;

    private static final int ANY_SET = -1;

    private static final int SETS = 1;

    private final DomainParents parents = new DomainParents();
    private int sets;
    private @Nullable NameSieve sieveOfSets;

    public DnsQuery() {
        super(3);
    }

    /** The query name in lower case and without its last dot. */
    public Text name() {
        return slot(0);
    }

    /** The registered domain, for example {@code example.co.uk}; absent for a public suffix or a single label. */
    public Text domain() {
        return slot(1);
    }

    /** The hash of {@link #domain()}; 0 when it is absent. */
    public long domainHash() {
        return number(DOMAIN_HASH);
    }

    /** The bits of those sets of a sieve that may hold the name or a parent of it. */
    public int sets(NameSieve sieve) {
        if (!isKnown(SETS) || sieve != sieveOfSets) {
            long domain = domainHash();
            sets = domain == 0 ? ANY_SET : sieve.havingBelow(domain) | parents.sets(domain(), domain, sieve);
            sieveOfSets = sieve;
        }
        return sets;
    }

    @Override
    public Text actor() {
        return slot(2);
    }

    public Text region() {
        return slot(4);
    }

    public Text queryType() {
        return slot(7);
    }

    public Text rcode() {
        return slot(8);
    }

    public boolean nameDoesNotExist() {
        return rcode().is("NXDOMAIN");
    }

    /** The address that asked. */
    public Text source() {
        return slot(9);
    }

    public Text instance() {
        return slot(11);
    }

    /** The answers as the log's JSON array; absent or {@code []} without any. */
    public Text answers() {
        return slot(12);
    }

    /** Whether one of the answers is exactly this ASCII text, for example an address. */
    public boolean answeredWith(String ascii) {
        Text json = answers();
        for (int at = 1; at + ascii.length() < json.length(); at++) {
            if (json.charAt(at - 1) == '"' && json.charAt(at + ascii.length()) == '"' && matches(json, at, ascii)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Text json, int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (json.charAt(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String contentId() {
        return ContentId.ofHash(run().idHigh(row()));
    }
}
