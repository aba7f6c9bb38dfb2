package io.kumoban.datasets.estate;

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

    /** What flow records call the service that an address belongs to; {@code -} for none. */
    public static String label(int address) {
        int offset = AddressPlan.offset(address);
        if (offset < 0 || offset >= AddressPlan.END_OF_ESTATE) {
            return "-";
        }
        if (offset >= AddressPlan.END_OF_SERVICES) {
            return offset < AddressPlan.END_OF_FUNCTIONS ? "AMAZON" : "EC2";
        }
        return switch (offset % AddressPlan.OF_REGION / ADDRESSES) {
            case 0 -> "S3";
            case 1 -> "DYNAMODB";
            default -> "AMAZON";
        };
    }

    /** Whether servers reach the service through an endpoint of their own network. */
    public static boolean isNear(String service) {
        return service.equals("s3") || service.equals("dynamodb");
    }
}
