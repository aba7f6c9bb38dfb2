package io.kumoban.datasets.estate;

import io.kumoban.datasets.bytes.RecordBuffer;

/** Where AWS's services answer: their names and, by the plan of addresses, their addresses. */
public final class Endpoints {
    /** Addresses that a service has in a Region. */
    public static final int ADDRESSES = 16;

    private static final int NAMED = 2;
    private static final int OTHERS = 125;

    private Endpoints() {}

    /** As in {@code sts.us-east-1.amazonaws.com}. */
    public static String name(String service, Region region) {
        return service + "." + region.id() + ".amazonaws.com";
    }

    /** One of a service's addresses. */
    public static int address(String service, Region region, int number) {
        int place = switch (service) {
            case "s3" -> 0;
            case "dynamodb" -> 1;
            default -> NAMED + Math.floorMod(service.hashCode(), OTHERS);
        };
        return AddressPlan.service(region, place, number);
    }

    /** What flow records call the service that an address belongs to. */
    public enum Label {
        NONE("-"),
        S3("S3"),
        DYNAMODB("DYNAMODB"),
        EC2("EC2"),
        AMAZON("AMAZON");

        private final byte[] text;

        Label(String text) {
            this.text = RecordBuffer.ascii(text);
        }

        /** As it stands in a record; not a copy. */
        public byte[] text() {
            return text;
        }
    }

    /** The label of an address. */
    public static Label label(int address) {
        int offset = AddressPlan.offset(address);
        if (offset < 0 || offset >= AddressPlan.END_OF_ESTATE) {
            return Label.NONE;
        }
        if (offset >= AddressPlan.END_OF_SERVICES) {
            return offset < AddressPlan.END_OF_FUNCTIONS ? Label.AMAZON : Label.EC2;
        }
        return switch (offset % AddressPlan.OF_REGION / ADDRESSES) {
            case 0 -> Label.S3;
            case 1 -> Label.DYNAMODB;
            default -> Label.AMAZON;
        };
    }

    /** Whether servers reach the service through an endpoint of their own network. */
    public static boolean isNear(String service) {
        return service.equals("s3") || service.equals("dynamodb");
    }
}
