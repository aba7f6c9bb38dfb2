package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Interface;
import java.util.Locale;

/** The columns that a flow log can have. */
enum Column {
    VERSION(true),
    ACCOUNT_ID(true),
    INTERFACE_ID(true),
    SRCADDR(false),
    DSTADDR(false),
    SRCPORT(false),
    DSTPORT(false),
    PROTOCOL(false),
    PACKETS(false),
    BYTES(false),
    START(false),
    END(false),
    ACTION(false),
    LOG_STATUS(true),
    VPC_ID(true),
    SUBNET_ID(true),
    INSTANCE_ID(true),
    TCP_FLAGS(false),
    TYPE(false),
    PKT_SRCADDR(false),
    PKT_DSTADDR(false),
    REGION(true),
    AZ_ID(true),
    SUBLOCATION_TYPE(true),
    SUBLOCATION_ID(true),
    PKT_SRC_AWS_SERVICE(false),
    PKT_DST_AWS_SERVICE(false),
    FLOW_DIRECTION(false),
    TRAFFIC_PATH(false);

    private final boolean fixed;

    Column(boolean fixed) {
        this.fixed = fixed;
    }

    /** The column of a name, as in {@code pkt-srcaddr}. */
    static Column named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it is the same in all lines of an interface that tell of traffic. */
    boolean fixed() {
        return fixed;
    }

    /** The text of a fixed column but the version, which hangs on the others. */
    String text(Account account, Interface at) {
        return switch (this) {
            case ACCOUNT_ID -> account.number();
            case INTERFACE_ID -> at.id();
            case LOG_STATUS -> "OK";
            case VPC_ID -> account.network().vpc();
            case SUBNET_ID -> at.subnet();
            case INSTANCE_ID -> at.owner();
            case REGION -> account.region().id();
            case AZ_ID -> at.zone();
            default -> "-";
        };
    }
}
