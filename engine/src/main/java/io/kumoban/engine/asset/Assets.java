package io.kumoban.engine.asset;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.list.AddressSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --context} tells of the user's estate.
 *
 * @param ownRanges  address ranges of the user's networks; without any, private ranges (RFC 1918 and the like) stand for
 *                   them
 * @param trusted    addresses that are never reported
 * @param interfaces by interface id
 * @param peerGroups by group name, the principals or instances that do the same work
 */
public record Assets(
        AddressSet ownRanges,
        AddressSet trusted,
        Map<String, NetworkInterface> interfaces,
        Map<String, List<String>> peerGroups) {

    /** Nothing is known. */
    public static final Assets NONE = new Assets(AddressSet.EMPTY, AddressSet.EMPTY, Map.of(), Map.of());

    /** The peer group of each member; of a member of several, the one that is named first. */
    public Map<String, String> groupOfMembers() {
        Map<String, String> groups = new HashMap<>();
        peerGroups.forEach((group, members) -> members.forEach(member -> groups.putIfAbsent(member, group)));
        return groups;
    }

    /**
     * A network interface of the user.
     *
     * @param instance       the instance it belongs to, where it does
     * @param function       the name of the Lambda function it serves, where it does
     * @param role           the IAM role of that instance
     * @param address        its primary private address
     * @param securityGroups ids of its security groups
     */
    public record NetworkInterface(
            @Nullable String instance,
            @Nullable String function,
            @Nullable String role,
            @Nullable String address,
            List<String> securityGroups) {

        /** Whose traffic this is: the instance's id, or the function's name behind {@link Flow#FUNCTION}. */
        public @Nullable String owner() {
            return instance == null && function != null ? Flow.FUNCTION + function : instance;
        }
    }
}
