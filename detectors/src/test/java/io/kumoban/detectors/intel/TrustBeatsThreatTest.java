package io.kumoban.detectors.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.FlowRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.list.WordSet;
import io.kumoban.engine.testing.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of what the user trusts no detector that looks into a list says anything, whatever the list says. */
class TrustBeatsThreatTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");
    private static final int MEMBERS = 4;
    private static final String TRUSTED_DOMAINS = "trusted-domains";
    private static final List<Detector<?, ?>> LISTED = new ArrayList<>();

    static {
        for (Detector<?, ?> detector : ServiceLoader.load(Detector.class)) {
            if (!detector.interest().lists().isEmpty()) {
                LISTED.add(detector);
            }
        }
    }

    private final Map<String, AddressSet> addressLists = new HashMap<>();
    private final Map<String, DomainSet> domainLists = new HashMap<>();
    private final Map<String, WordSet> wordLists = new HashMap<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<CharSequence> records = new ArrayList<>();

    TrustBeatsThreatTest() {
        LISTED.stream()
                .flatMap(detector -> detector.interest().lists().stream())
                .distinct()
                .sorted()
                .forEach(this::fill);
        aRoleOfAWorkload();
        addresses.forEach(this::visits);
        names.forEach(this::lookUps);
    }

    /** Members for a list; what AWS owns is no threat, so there it takes an address outside. */
    private void fill(String list) {
        if (list.endsWith("-domains")) {
            List<String> members = List.of(list + ".test", "deep." + list + ".example");
            domainLists.put(list, DomainSet.of(members));
            names.addAll(members);
        } else if (list.endsWith("-keys")) {
            wordLists.put(list, WordSet.of(List.of("AKIAALICE")));
        } else if (list.equals("aws-ranges")) {
            addressLists.put(list, AddressSet.of(List.of("192.0.2.0/24")));
        } else {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                members.add("203.0.113." + (addresses.size() + i));
            }
            addressLists.put(list, AddressSet.of(members));
            addresses.addAll(members);
        }
    }

    /** It calls from inside for ten days. */
    private void aRoleOfAWorkload() {
        for (int call = 0; call < 40; call++) {
            records.add(CallRecord.named("GetUser")
                    .byRole("report", "nightly")
                    .from("10.0.0.9")
                    .at(NOON.minus(Duration.ofHours(6L * (call + 1))))
                    .number(call));
        }
    }

    private void visits(String address) {
        int number = addresses.indexOf(address);
        Instant time = NOON.plusSeconds(300L * number);
        records.add(CallRecord.named("CreateUser").from(address).at(time).number(number));
        records.add(CallRecord.named("GetUser")
                .byRole("web", "i-0123456789abcdef0")
                .from(address)
                .at(time)
                .number(number));
        records.add(CallRecord.named("GetUser")
                .byRole("report", "nightly")
                .from(address)
                .at(time.plusSeconds(1))
                .number(number));
        for (int i = 0; i < 3; i++) {
            for (int port : new int[] {53, 443, 853}) {
                records.add(FlowRecord.to(address, port).at(time.plusSeconds(60L * i)));
            }
        }
        records.add(FlowRecord.from(address, 22).at(time));
        records.add(FlowRecord.between("10.0.0.5", 9001, address, 50_000).at(time));
    }

    private void lookUps(String name) {
        records.add(DnsRecord.query("www." + name).answered("198.51.100.1").at(NOON));
        records.add(DnsRecord.query("www." + name).answered("0.0.0.0").at(NOON.plusSeconds(90)));
    }

    private List<Finding> findings(Lists trust, Assets assets) {
        return Harness.of(LISTED.toArray(Detector<?, ?>[]::new))
                .lists(new Lists(addressLists, domainLists, wordLists, Map.of()).and(trust))
                .assets(assets)
                .feed(records)
                .findings();
    }

    /** The address or name that a finding is about. */
    private static String remote(Finding finding) {
        Map<String, String> fields = finding.primary().fields();
        for (String field : List.of("sourceIPAddress", "@remote", "query_name")) {
            if (fields.containsKey(field)) {
                String value = fields.get(field);
                return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
            }
        }
        throw new AssertionError("the finding shows no remote: " + fields);
    }

    private static Set<String> withoutMemory(List<Finding> findings) {
        Set<String> rules = LISTED.stream()
                .filter(Rule.class::isInstance)
                .map(detector -> detector.about().id())
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> rules.contains(finding.detector()))
                .map(finding -> finding.type() + " " + remote(finding))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void withoutTrustEachOfThemSpeaks() {
        assertThat(findings(Lists.NONE, Assets.NONE).stream()
                        .map(Finding::detector)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        LISTED.stream().map(detector -> detector.about().id()).toList());
    }

    @Test
    void nothingIsSaidOfWhatIsTrustedAndAllOfTheRest() {
        Set<String> all = withoutMemory(findings(Lists.NONE, Assets.NONE));
        Property.of(40, Trusting::new).holds(trusting -> {
            Set<String> trusted = new HashSet<>();
            trusted.addAll(trusting.some(addresses));
            List<String> inContext = trusting.some(addresses);
            List<String> trustedNames = trusting.some(names);
            Lists lists = new Lists(
                    Map.of(Lists.TRUSTED, AddressSet.of(List.copyOf(trusted))),
                    Map.of(TRUSTED_DOMAINS, DomainSet.of(trusting.written(trustedNames))));
            Assets assets = new Assets(AddressSet.EMPTY, AddressSet.of(inContext), Map.of(), Map.of());
            trusted.addAll(inContext);
            trustedNames.forEach(name -> trusted.add("www." + name));

            List<Finding> findings = findings(lists, assets);

            assertThat(findings).noneMatch(finding -> trusted.contains(remote(finding)));
            assertThat(withoutMemory(findings))
                    .isEqualTo(all.stream()
                            .filter(what -> !trusted.contains(what.substring(what.indexOf(' ') + 1)))
                            .collect(Collectors.toSet()));
        });
    }

    @Test
    void aTrustedClientMayDoAnything() {
        AddressSet own = AddressSet.of(List.of("10.0.0.0/8"));
        List<Finding> findings = findings(new Lists(Map.of(Lists.TRUSTED, own), Map.of()), Assets.NONE);

        assertThat(findings).allMatch(finding -> finding.primary().fields().containsKey("sourceIPAddress"));
    }

    /** Draws what is trusted. */
    private record Trusting(Random random) {
        private List<String> some(List<String> of) {
            int share = random.nextInt(5);
            return of.stream()
                    .filter(member -> random.nextInt(4) < share)
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        /** A name is trusted itself, or by a parent, or only in the form that is asked for. */
        private List<String> written(List<String> trustedNames) {
            return trustedNames.stream()
                    .map(name -> switch (random.nextInt(3)) {
                        case 0 -> name;
                        case 1 -> "*." + name;
                        default -> "www." + name;
                    })
                    .toList();
        }
    }
}
