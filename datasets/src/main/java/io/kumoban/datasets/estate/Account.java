package io.kumoban.datasets.estate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An account of the organisation.
 *
 * @param index its place in the organisation, from 0
 * @param number as in {@code 111122220000}
 * @param name as people call it
 * @param scope what the dice of all that is in it begin with
 * @param region where it works
 * @param people who work in it
 * @param servers its EC2 instances, the fleets one behind the other
 * @param functions its Lambda functions
 * @param containers what runs in containers
 * @param pipelines what builds and releases into it
 * @param network its virtual network
 * @param things the names of all else
 */
public record Account(
        int index,
        String number,
        String name,
        String scope,
        Region region,
        List<Person> people,
        List<Server> servers,
        List<Function> functions,
        List<ContainerService> containers,
        List<Pipeline> pipelines,
        Network network,
        Things things) {

    /** The bucket of the organisation's trail, which lies in another account. */
    public static final String TRAIL_BUCKET = "kumo-organization-trail";
    /** The trail that delivers. */
    public static final String TRAIL = "organization-trail";

    /** Whether its network speaks IPv6 as well; two of three do. */
    public boolean speaksSix() {
        return index % 3 != 1;
    }

    /** The names of its buckets. */
    public List<String> buckets() {
        return strings(Thing.BUCKET);
    }

    /** The names of its roles, those of people left out. */
    public List<String> roles() {
        return strings(Thing.ROLE);
    }

    private List<String> strings(Thing thing) {
        return Arrays.stream(things.all(thing))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
