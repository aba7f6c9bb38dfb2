package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each exercise is started, solved from its logs alone with the commands that a student has, and answered wrongly. */
class LabCommandsTest {
    private static final String SEED = "11";

    @TempDir
    Path folder;

    @Test
    void theEighthNightCanBeFoundOut() throws Exception {
        start("eighth-night", "Question", "stopped", "kumoban lab check eighth-night instance=...");
        JsonNode stop = events("eventName=StopLogging").getFirst();
        String address = field(stop, "sourceIPAddress");
        String session = field(stop, "userIdentity.arn");
        JsonNode created = events("eventName=CreateUser", "--fields", "requestParameters.userName")
                .getFirst();
        int objects = events("eventName=GetObject", "--where", "sourceIPAddress=" + address)
                .size();
        List<String> right = List.of(
                "instance=" + session.substring(session.lastIndexOf('/') + 1),
                "address=" + address,
                "user=" + field(created, "requestParameters.userName"),
                "stopped=" + stop.path("time").asString(),
                "objects=" + objects);

        solved("eighth-night", right);
        wrong("eighth-night", right, 4, "objects=" + (objects + 1), "that is not it");
        wrong("eighth-night", right, 4, "objects=many", "a whole number is wanted");
        wrong("eighth-night", right, 3, "stopped=yesterday", "a time in UTC is wanted");
        JsonNode weakened = events("eventName=UpdateAccountPasswordPolicy", "--from", "2026-03-09")
                .getFirst();
        wrong("eighth-night", right, 3, "stopped=" + weakened.path("time").asString(), "the password policy");
    }

    @Test
    void theLeakedKeyCanBeFoundOut() throws Exception {
        start("leaked-key", "Find the leaked key");
        JsonNode refused = events("eventName=GetAccountAuthorizationDetails").getFirst();
        String key = field(refused, "userIdentity.accessKeyId");
        String address = field(refused, "sourceIPAddress");
        List<JsonNode> ofFinder = events("userIdentity.accessKeyId=" + key, "--where", "sourceIPAddress=" + address);
        List<JsonNode> ofKey = events("userIdentity.accessKeyId=" + key);
        List<String> right = List.of(
                "key=" + key,
                "owner=" + field(refused, "userIdentity.userName"),
                "address=" + address,
                "first=" + ofFinder.getFirst().path("time").asString(),
                "reports=" + named(ofFinder, "GetObject"));

        solved("leaked-key", right);
        wrong("leaked-key", right, 2, "address=" + field(ofKey.getFirst(), "sourceIPAddress"), "a script has used");
        assertThat(ofKey.size()).as("the script uses it too").isGreaterThan(ofFinder.size());
    }

    @Test
    void theChainOfRolesCanBeFollowed() throws Exception {
        start("role-chain", "Follow a chain");
        List<JsonNode> assumed = events(
                "eventName=AssumeRole",
                "--where",
                "userIdentity.type=AssumedRole",
                "--fields",
                "responseElements.credentials.accessKeyId,requestParameters.roleArn");
        Map<String, JsonNode> byNewKey = new HashMap<>();
        assumed.forEach(call -> byNewKey.put(field(call, "responseElements.credentials.accessKeyId"), call));
        JsonNode last = assumed.stream()
                .filter(call -> byNewKey.containsKey(field(call, "userIdentity.accessKeyId")))
                .findFirst()
                .orElseThrow();
        JsonNode first = byNewKey.get(field(last, "userIdentity.accessKeyId"));
        String key = field(last, "responseElements.credentials.accessKeyId");
        String stolen = field(first, "userIdentity.arn");
        String role = field(last, "requestParameters.roleArn");
        int objects = named(events("userIdentity.accessKeyId=" + key), "GetObject");
        List<String> right = List.of(
                "instance=" + stolen.substring(stolen.lastIndexOf('/') + 1),
                "role=" + role.substring(role.lastIndexOf('/') + 1),
                "key=" + key,
                "objects=" + objects);

        solved("role-chain", right);
        String day = last.path("time").asString().substring(0, 10);
        String ofJob = assumed.stream()
                .filter(call -> call.path("time").asString().startsWith(day))
                .filter(call -> field(call, "requestParameters.roleArn").equals(role))
                .map(call -> field(call, "responseElements.credentials.accessKeyId"))
                .filter(other -> !other.equals(key))
                .findFirst()
                .orElseThrow();
        wrong("role-chain", right, 2, "key=" + ofJob, "who asked for it");
        wrong("role-chain", right, 2, "key=" + field(last, "userIdentity.accessKeyId"), "a link of the chain");
    }

    @Test
    void theNoisyRuleCanBeTuned() throws Exception {
        start("noisy-rule", "config");
        Map<String, Set<String>> ports = new HashMap<>();
        for (JsonNode attempt :
                events("tcp-flags=2", "--where", "@remote=10.0.4.40", "--where", "@direction=outbound")) {
            ports.computeIfAbsent(field(attempt, "instance-id"), unused -> new HashSet<>())
                    .add(field(attempt, "@remotePort"));
        }
        assertThat(ports).as("the inventory and the attacker").hasSize(2);
        String attacker = ports.entrySet().stream()
                .max(Comparator.comparingInt(one -> one.getValue().size()))
                .orElseThrow()
                .getKey();
        Path tuned = config("tuned.yaml", "{ports: 120}");
        List<String> right = List.of("instance=" + attacker, "config=" + tuned);

        solved("noisy-rule", right);
        wrong("noisy-rule", right, 1, "config=" + config("loud.yaml", "{ports: 40}"), "the noise is still there");
        wrong("noisy-rule", right, 1, "config=" + config("deaf.yaml", "{ports: 900}"), "says nothing of the attack");
        wrong("noisy-rule", right, 1, "config=" + config("off.yaml", "{enabled: false}"), "finds no attack either");
        assertThat(check("noisy-rule", List.of("config=" + config("odd.yaml", "{porst: 1}")))
                        .code())
                .as("a mistake in the file is told as one")
                .isEqualTo(2);
    }

    @Test
    void theTunnelCanBeRead() throws Exception {
        start("dns-tunnel", "Read what left");
        List<JsonNode> queries = events("query_type=TXT");
        String name = field(queries.getFirst(), "@name");
        String domain = field(queries.getFirst(), "@domain");
        List<String> right = List.of(
                "instance=" + field(queries.getFirst(), "@client"),
                "domain=" + domain,
                "names="
                        + queries.stream()
                                .map(query -> field(query, "@name"))
                                .distinct()
                                .count(),
                "client=" + decoded(name.split("\\.")[1]).split(";")[0]);

        solved("dns-tunnel", right);
        wrong("dns-tunnel", right, 1, "domain=edge-network.example", "that is not it");
        try (var files = Files.list(account())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing in the folder tells the truth")
                    .containsExactlyInAnyOrder("AWSLogs", "context.yaml", "intel", "lab.json");
        }
    }

    @Test
    void wrongUsageIsToldWithAMend() throws Exception {
        assertThat(Session.piped("lab", "start", "eigth-night").err()).contains("Did you mean 'eighth-night'?");
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Session full = Session.piped("lab", "start", "dns-tunnel", "--into", folder.toString());
        assertThat(full.code()).isEqualTo(2);
        assertThat(full.err()).contains("not empty", "--into");

        Session nowhere = Session.piped("lab", "check", "dns-tunnel", "names=1", "--in", folder.toString());
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("lab start dns-tunnel");

        Files.writeString(folder.resolve("lab.json"), "{\"lab\":\"role-chain\",\"seed\":1,\"version\":\"1\"}");
        Session another = Session.piped("lab", "check", "dns-tunnel", "names=1", "--in", folder.toString());
        assertThat(another.code()).isEqualTo(2);
        assertThat(another.err()).contains("of the exercise role-chain");

        Session odd = Session.piped("lab", "check", "dns-tunnel", "name=1", "--in", folder.toString());
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.err()).contains("Did you mean 'names=...'?");

        for (String damaged : List.of("", "[1", "{\"lab\":\"dns-tunnel\"}", "{\"lab\":\"x\",\"seed\":\"y\"}")) {
            Files.writeString(folder.resolve("lab.json"), damaged);
            assertThat(Session.piped("lab", "check", "dns-tunnel", "names=1", "--in", folder.toString())
                            .code())
                    .as(damaged)
                    .isEqualTo(3);
        }
    }

    @Test
    void hintsRiseAndEnd() {
        Session first = Session.piped("lab", "hint", "eighth-night");
        Session third = Session.piped("lab", "hint", "eighth-night", "3");

        assertThat(first.out()).contains("Hint");
        assertThat(first.err()).contains("kumoban lab hint eighth-night 2");
        assertThat(third.out()).isNotEqualTo(first.out());
        assertThat(third.err()).isEmpty();
        assertThat(Session.piped("lab", "hint", "eighth-night", "4").code()).isEqualTo(2);
    }

    private void start(String lab, String... said) {
        Session session = Session.piped("lab", "start", lab, "--into", account().toString(), "--seed", SEED);
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains(said);
    }

    private void solved(String lab, List<String> answers) {
        Session session = check(lab, answers);
        assertThat(session.out()).contains("Solved.").doesNotContain("wrong", "missing");
        assertThat(session.code()).isZero();
    }

    private void wrong(String lab, List<String> right, int at, String answer, String remark) {
        List<String> answers = new ArrayList<>(right);
        String value = right.get(at).substring(right.get(at).indexOf('=') + 1);
        answers.set(at, answer);

        Session session = check(lab, answers);

        assertThat(session.out()).contains("wrong", remark).doesNotContain("Solved", value);
        assertThat(session.code()).isEqualTo(1);
    }

    private Session check(String lab, List<String> answers) {
        List<String> arguments =
                new ArrayList<>(List.of("lab", "check", lab, "--in", account().toString()));
        arguments.addAll(answers);
        return Session.piped(arguments.toArray(String[]::new));
    }

    private Path account() {
        return folder.resolve("account");
    }

    private Path config(String name, String portScan) throws Exception {
        return Files.writeString(folder.resolve(name), "detectors:\n  port-scan: " + portScan + "\n");
    }

    /** The events of the two days on which attacks are. */
    private List<JsonNode> events(String where, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("events", account() + "/AWSLogs/**/2026/03/1[01]/*", "--format", "jsonl", "--where", where));
        arguments.addAll(List.of(options));
        return Session.piped(arguments.toArray(String[]::new)).outLines().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static String field(JsonNode event, String path) {
        return event.path("fields").path(path).asString("");
    }

    private static int named(List<JsonNode> events, String name) {
        return (int) events.stream()
                .filter(event -> field(event, "eventName").equals(name))
                .count();
    }

    private static String decoded(String base32) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (char letter : base32.toCharArray()) {
            held = held << 5 | "abcdefghijklmnopqrstuvwxyz234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                text.append(new String(new byte[] {(byte) (held >> bits)}, StandardCharsets.US_ASCII));
            }
        }
        return text.toString();
    }
}
