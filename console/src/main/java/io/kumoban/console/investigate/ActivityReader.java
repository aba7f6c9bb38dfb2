package io.kumoban.console.investigate;

import io.kumoban.console.view.RowFields;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.group.Entity;
import io.kumoban.engine.group.EntityKind;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.place.Place;
import io.kumoban.engine.place.Places;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from events what the subject did. What happened before the scope is what it is held against. All that is kept has
 * a cap; what is beyond it is counted.
 */
public final class ActivityReader implements EventFeed.Viewer {
    /** The fields that it asks for beside the standard ones. */
    public static final Set<Field> FIELDS = Set.of(
            ApiCall.HANDED_SESSION,
            ApiCall.HANDED_KEY,
            Field.ofCall("requestParameters.bucketName"),
            Field.ofCall("requestParameters.roleArn"));

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_MOMENTS = 2_000;
    private static final int MOST_RELATIONS = 2_000;
    private static final double FASTEST = 900;
    private static final double FARTHEST = 500;
    private static final Pattern VERSION = Pattern.compile("[/#]?\\d[\\w.+-]*.*");

    private final Subject subject;
    private final Places places;
    private final long from;
    private final long to;

    private final Set<String> usual = new HashSet<>();
    private final Set<String> usualInAccount = new HashSet<>();
    private final Set<Long> days = new HashSet<>();
    private final SortedMap<Long, Long> hours = new TreeMap<>();
    private final SortedMap<String, Long> apis = new TreeMap<>();
    private final Map<String, Moment> moments = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private final Set<Indicator> indicators = new TreeSet<>(Indicator.ORDER);
    private long events;
    private long failed;
    private long before;
    private long leftOut;
    private String lastAddress = "";
    private long lastTime;
    private @Nullable Place lastPlace;

    /**
     * @param from begin of the scope, milliseconds since 1970
     * @param to   its end, not within it
     */
    public ActivityReader(Subject subject, Places places, long from, long to) {
        this.subject = subject;
        this.places = places;
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean see(Row row, String file) {
        if (row.time() >= to) {
            return false;
        }
        Map<String, String> fields = RowFields.of(row);
        String account = fields.getOrDefault("@account", "");
        boolean own = subject.isIn(fields);
        if (own) {
            subject.follow(text(fields, ApiCall.HANDED_SESSION.path()));
            subject.follow(text(fields, ApiCall.HANDED_KEY.path()));
        }
        if (row.time() < from) {
            remember(row, fields, account, own);
        } else if (own) {
            take(row, fields, account);
        }
        return true;
    }

    private void remember(Row row, Map<String, String> fields, String account, boolean own) {
        if (own) {
            before++;
            days.add(row.time() / DAY);
        }
        if (row instanceof ApiCall) {
            values(fields).forEach((kind, value) -> {
                String key = kind + " " + value;
                put(usualInAccount, account + " " + key);
                if (own) {
                    put(usual, key);
                }
            });
        }
    }

    private void take(Row row, Map<String, String> fields, String account) {
        events++;
        hours.merge(row.time() / HOUR * HOUR, 1L, Long::sum);
        String what = what(fields);
        apis.merge(apis.size() < MOST_VALUES ? what : "other", 1L, Long::sum);
        String source = row instanceof ApiCall ? text(fields, "sourceIPAddress") : text(fields, "@remote");
        moment(row.time(), what, source);
        relate(row, fields, what);
        if (row instanceof ApiCall call) {
            failed += call.failed() ? 1 : 0;
            judge(row.time(), fields, account);
        }
    }

    /** What is new, and whether one could have come from the last place so quickly. */
    private void judge(long time, Map<String, String> fields, String account) {
        if (!days.isEmpty()) {
            values(fields).forEach((kind, value) -> {
                String key = kind + " " + value;
                boolean isNew = !usual.contains(key);
                put(usual, key);
                if (isNew) {
                    String inAccount = account + " " + key;
                    indicators.add(new Indicator(kind, time, value, !usualInAccount.contains(inAccount)));
                    put(usualInAccount, inAccount);
                }
            });
        }
        String source = text(fields, "sourceIPAddress");
        Address address = Address.of(source);
        if (address.isAbsent() || !address.isPublic() || source.equals(lastAddress)) {
            return;
        }
        Place place = places.of(address);
        if (lastPlace != null && lastPlace.hasCoordinates() && place.hasCoordinates()) {
            double kilometres = lastPlace.kilometresTo(place);
            double spent = Math.max(1, time - lastTime) / (double) HOUR;
            if (kilometres > FARTHEST && kilometres / spent > FASTEST) {
                indicators.add(new Indicator(
                        Indicator.Kind.IMPOSSIBLE_TRAVEL,
                        time,
                        "%s (%s) to %s (%s), %.0f km in %.1f h"
                                .formatted(lastAddress, lastPlace.text(), source, place.text(), kilometres, spent),
                        false));
            }
        }
        lastPlace = place;
        lastAddress = source;
        lastTime = time;
    }

    private Map<Indicator.Kind, String> values(Map<String, String> fields) {
        Map<Indicator.Kind, String> values = new LinkedHashMap<>();
        String source = text(fields, "sourceIPAddress");
        Address address = Address.of(source);
        if (!address.isAbsent() && address.isPublic()) {
            values.put(Indicator.Kind.NEW_IP_ADDRESS, source);
            Place place = places.of(address);
            if (place.hasCountry()) {
                values.put(
                        Indicator.Kind.NEW_GEOLOCATION,
                        place.hasCity() ? place.city() + ", " + place.country() : place.country());
            }
            if (place.hasOwner()) {
                values.put(Indicator.Kind.NEW_ASO, place.owner());
            }
        }
        String agent = family(text(fields, "userAgent"));
        if (!agent.isEmpty()) {
            values.put(Indicator.Kind.NEW_USER_AGENT, agent);
        }
        String api = text(fields, "eventName");
        if (!api.isEmpty()) {
            values.put(Indicator.Kind.NEW_API, api);
        }
        return values;
    }

    /** The program without its version, since programs are updated. */
    private static String family(String agent) {
        String first = agent.replace("[", "").strip().split(" ", 2)[0];
        return VERSION.matcher(first).replaceFirst("");
    }

    private void moment(long time, String what, String source) {
        String key = time / HOUR + " " + what + " " + source;
        Moment known = moments.get(key);
        if (known == null && moments.size() >= MOST_MOMENTS) {
            leftOut++;
            return;
        }
        moments.put(
                key,
                known == null
                        ? new Moment(time, what, source, 1, null)
                        : new Moment(known.time(), what, source, known.count() + 1, null));
    }

    private void relate(Row row, Map<String, String> fields, String what) {
        if (row instanceof ApiCall) {
            String key = text(fields, "userIdentity.accessKeyId");
            String arn = text(fields, "userIdentity.arn");
            Entity caller = arn.isEmpty()
                    ? new Entity(EntityKind.PRINCIPAL, text(fields, "@principal"))
                    : new Entity(arn.contains(":assumed-role/") ? EntityKind.SESSION : EntityKind.PRINCIPAL, arn);
            Entity signer = key.isEmpty() ? caller : new Entity(EntityKind.ACCESS_KEY, key);
            Address address = Address.of(text(fields, "sourceIPAddress"));
            if (!address.isAbsent()) {
                relate(new Entity(EntityKind.ADDRESS, text(fields, "sourceIPAddress")), signer, "uses", row.time());
            }
            relate(signer, caller, "signs as", row.time());
            relate(
                    signer,
                    new Entity(EntityKind.BUCKET, text(fields, "requestParameters.bucketName")),
                    what,
                    row.time());
            relate(
                    signer,
                    new Entity(EntityKind.ACCESS_KEY, text(fields, ApiCall.HANDED_SESSION.path())),
                    what,
                    row.time());
            relate(
                    signer,
                    new Entity(EntityKind.ACCESS_KEY, text(fields, ApiCall.HANDED_KEY.path())),
                    what,
                    row.time());
            return;
        }
        String own = text(fields, "@own").isEmpty() ? text(fields, "@client") : text(fields, "@own");
        Entity machine = new Entity(own.startsWith("i-") ? EntityKind.INSTANCE : EntityKind.INTERFACE, own);
        relate(machine, new Entity(EntityKind.ADDRESS, text(fields, "@remote")), "talks to", row.time());
        relate(machine, new Entity(EntityKind.DOMAIN, text(fields, "@domain")), "asks for", row.time());
    }

    private void relate(Entity one, Entity other, String verb, long time) {
        if (one.name().isEmpty() || other.name().isEmpty() || one.equals(other)) {
            return;
        }
        String key = one + " " + verb + " " + other;
        Relation known = relations.get(key);
        if (known == null && relations.size() >= MOST_RELATIONS) {
            leftOut++;
            return;
        }
        relations.put(
                key,
                known == null
                        ? new Relation(one, other, verb, time, 1)
                        : new Relation(one, other, verb, known.first(), known.count() + 1));
    }

    private static String what(Map<String, String> fields) {
        String api = text(fields, "eventName");
        if (!api.isEmpty()) {
            return api;
        }
        String domain = text(fields, "@domain");
        if (!domain.isEmpty()) {
            return "look-up of " + domain;
        }
        return "traffic " + text(fields, "@direction");
    }

    /** What was read. */
    Activity activity() {
        List<Moment> ordered = new ArrayList<>(moments.values());
        ordered.sort(Moment.ORDER);
        List<Relation> related = new ArrayList<>(relations.values());
        related.sort(Comparator.comparingLong(Relation::first)
                .thenComparing(Relation::from)
                .thenComparing(Relation::to)
                .thenComparing(Relation::verb));
        return new Activity(
                events, failed, before, days.size(), hours, apis, ordered, related, List.copyOf(indicators), leftOut);
    }

    private static void put(Set<String> values, String value) {
        if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
