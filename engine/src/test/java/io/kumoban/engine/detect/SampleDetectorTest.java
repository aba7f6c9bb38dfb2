package io.kumoban.engine.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.ContentId;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.WordSet;
import io.kumoban.engine.place.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of the documentation does what its page says, loaded from its jar as a user would. */
class SampleDetectorTest {
    private static final Field OUTCOME = Field.ofCall("responseElements.ConsoleLogin");
    private static final String PERSON = "arn:aws:iam::111122223333:user/kim";

    @TempDir
    private Path folder;

    private Detector<ApiCall, State> sample;
    private State seen;
    private final List<Finding> found = new ArrayList<>();
    private boolean learning;
    private String trusted = "";

    @BeforeEach
    @SuppressWarnings("unchecked")
    void load() throws Exception {
        sample = (Detector<ApiCall, State>) Detectors.load(List.of(PluginJar.sample(folder))).stream()
                .filter(detector -> detector.about().id().equals("sign-in-at-night"))
                .findFirst()
                .orElseThrow();
        seen = sample.newState();
    }

    @Test
    void aSignInByNightIsReported() {
        signIn("2026-03-02T23:30:00Z", "Success");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.type()).isEqualTo("InitialAccess:IAMUser/SignInAtNight");
            assertThat(finding.resource()).isEqualTo(PERSON);
            assertThat(finding.explanation())
                    .isEqualTo(PERSON + " signed in to the console at night from 198.51.100.7");
        });
    }

    @Test
    void aSignInByDayStaysSilent() {
        signIn("2026-03-02T05:00:00Z", "Success");
        signIn("2026-03-02T21:59:59Z", "Success");

        assertThat(found).isEmpty();
    }

    @Test
    void aFailedSignInStaysSilent() {
        signIn("2026-03-02T23:30:00Z", "Failure");

        assertThat(found).isEmpty();
    }

    @Test
    void whoWorksAtNightStaysSilentAlsoWhenTheStateWasReloaded() throws Exception {
        learning = true;
        signIn("2026-03-02T23:30:00Z", "Success");
        signIn("2026-03-03T02:30:00Z", "Success");
        signIn("2026-03-04T23:30:00Z", "Success");
        signIn("2026-03-05T23:30:00Z", "Success");
        learning = false;
        seen = reloaded(seen);
        signIn("2026-03-09T23:30:00Z", "Success");

        assertThat(found).isEmpty();
    }

    @Test
    void nightsOfLongAgoDoNotCount() {
        learning = true;
        signIn("2026-03-02T23:30:00Z", "Success");
        signIn("2026-03-04T23:30:00Z", "Success");
        signIn("2026-03-05T23:30:00Z", "Success");
        learning = false;
        signIn("2026-05-05T23:30:00Z", "Success");

        assertThat(found).hasSize(1);
    }

    @Test
    void aTrustedAddressStaysSilent() {
        trusted = "198.51.100.7";
        signIn("2026-03-02T23:30:00Z", "Success");

        assertThat(found).isEmpty();
    }

    private void signIn(String time, String outcome) {
        ApiCall call = call(Instant.parse(time).toEpochMilli(), outcome);
        sample.on(call, seen, new SampleContext(call));
    }

    private State reloaded(State state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.save(new DataOutputStream(bytes));
        State copy = sample.newState();
        copy.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }

    private static ApiCall call(long time, String outcome) {
        List<Field> fields = new ArrayList<>(ApiCall.STANDARD);
        fields.add(OUTCOME);
        Run run = new Run(new Layout(Kind.API_CALL, fields, ApiCall.NUMBERS, List.of(Key.PRINCIPAL)));
        int row = run.open();
        run.setOrderKey(row, time, time, 0, 0, 0);
        run.setPlace(row, 0, 0, 0);
        for (int slot = 0; slot < fields.size(); slot++) {
            run.setSlice(slot, row, Slice.ABSENT);
        }
        put(run, row, ApiCall.ACCOUNT, "111122223333");
        put(run, row, ApiCall.NAME, "ConsoleLogin");
        put(run, row, ApiCall.PRINCIPAL, PERSON);
        put(run, row, ApiCall.EVENT_ID, "e-" + time);
        put(run, row, ApiCall.SOURCE_IP, "198.51.100.7");
        put(run, row, OUTCOME, outcome);
        Address source = Address.of("198.51.100.7");
        run.setNumber(ApiCall.SOURCE_HIGH, row, source.high());
        run.setNumber(ApiCall.SOURCE_LOW, row, source.low());
        run.commit();
        ApiCall call = new ApiCall();
        call.at(run, row);
        return call;
    }

    private static void put(Run run, int row, Field field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        run.setSlice(run.layout().slot(field), row, run.addText(utf8, 0, utf8.length, Slice.STRING));
    }

    /** What the sample may know; the rest it does not use. */
    private final class SampleContext implements Context {
        private final ApiCall call;
        private final ParameterValues values = new ParameterValues(Settings.STANDARD, List.of(sample.about()));

        private SampleContext(ApiCall call) {
            this.call = call;
        }

        @Override
        public long now() {
            return call.time();
        }

        @Override
        public int get(Parameter.Whole parameter) {
            return (int) values.bits(parameter);
        }

        @Override
        public double get(Parameter.Real parameter) {
            return Double.longBitsToDouble(values.bits(parameter));
        }

        @Override
        public long get(Parameter.Span parameter) {
            return values.bits(parameter);
        }

        @Override
        public boolean get(Parameter.Switch parameter) {
            return values.bits(parameter) != 0;
        }

        @Override
        public boolean learning() {
            return learning;
        }

        @Override
        public long accountSince() {
            throw new UnsupportedOperationException("the sample does not ask how old an account is");
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public boolean trusts(Address address) {
            return address.toString().equals(trusted);
        }

        @Override
        public String peerGroup(String member) {
            return "";
        }

        @Override
        public Place place(Address address) {
            return Place.UNKNOWN;
        }

        @Override
        public WordSet words(String list) {
            return WordSet.EMPTY;
        }

        @Override
        public AddressSet addresses(String list) {
            return AddressSet.EMPTY;
        }

        @Override
        public DomainSet domains(String list) {
            return DomainSet.EMPTY;
        }

        @Override
        public <S extends State> S profile(Profile<?, S> profile) {
            throw new UnsupportedOperationException("the sample reads no profile");
        }

        @Override
        public <V> V view(Global<?, ?, V> global) {
            throw new UnsupportedOperationException("the sample reads no view");
        }

        @Override
        public Report report(Event event) {
            return report(remember(event));
        }

        @Override
        public Report report(Evidence evidence) {
            return new Report(sample.about(), evidence, found::add);
        }

        @Override
        public void raise(long distinction, Row event, Raising raising) {
            raising.report(event, this);
        }

        @Override
        public void signal(Event event, Tactic tactic, double weight) {
            throw new UnsupportedOperationException("the sample raises no signal");
        }

        @Override
        public void signal(Evidence evidence, Tactic tactic, double weight) {
            throw new UnsupportedOperationException("the sample raises no signal");
        }

        @Override
        public void insight(Insight insight) {
            throw new UnsupportedOperationException("the sample counts no rates");
        }

        @Override
        public void nearMiss(Parameter threshold, double observed) {
            throw new UnsupportedOperationException("the sample has no near misses");
        }

        @Override
        public boolean wantsScores() {
            return true;
        }

        @Override
        public void score(double value) {
            throw new UnsupportedOperationException("the sample gives no score");
        }

        @Override
        public Evidence remember(Event event) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (Field field : call.run().layout().fields()) {
                if (call.text(field).isPresent()) {
                    fields.put(field.path(), call.text(field).toString());
                }
            }
            return new Evidence(
                    OrderKey.of(call.run(), call.row()),
                    ContentId.ofCall(call.account().toString(), call.eventId().toString()),
                    fields,
                    "logs/day.json",
                    0);
        }

        @Override
        public void wakeAt(long time) {
            throw new UnsupportedOperationException("the sample sets no timer");
        }
    }
}
