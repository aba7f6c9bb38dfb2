package io.kumoban.engine.detect;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.Measure;
import io.kumoban.engine.finding.Particulars;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A finding in the making: what was observed, against what is usual, and the sentence that says so. Nothing is raised
 * until {@link #say}. Rare, so it may allocate.
 */
public final class Report {
    private final About about;
    private final Evidence event;
    private final EvidenceSubject subject;
    private final Consumer<Finding> raised;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Measure> observed = new ArrayList<>();
    private final List<Measure> usual = new ArrayList<>();
    private final Map<String, String> detail = new LinkedHashMap<>();
    private String type;
    private @Nullable Severity severity;
    private List<String> techniques;
    private String resource;
    private String extraKey = "";
    private About.Role role;
    private String title;
    private double score = Double.NaN;
    private @Nullable Particulars particulars;
    private boolean said;

    Report(About about, Evidence event, Consumer<Finding> raised) {
        this.about = about;
        this.event = event;
        this.raised = raised;
        this.subject = EvidenceSubject.of(event);
        this.type = about.types().keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the detector " + about.id() + " declares no finding type; add one to about()"));
        this.techniques = about.techniques();
        this.resource = subject.actor();
        this.role = about.role();
        this.title = about.title();
    }

    /** Another type of the same family; it must be declared in about(). */
    public Report type(String value) {
        if (!about.types().containsKey(value)) {
            throw new IllegalStateException("the detector " + about.id() + " does not declare the type " + value);
        }
        type = value;
        return this;
    }

    /** Another severity than the type's usual one. */
    public Report severity(Severity value) {
        severity = value;
        return this;
    }

    /** The ATT&CK techniques of this finding, where they are not all of the detector's. */
    public Report technique(String... ids) {
        techniques = List.of(ids);
        return this;
    }

    /** The primary resource, where it is not the actor of the event: a bucket, for example. */
    public Report resource(String value) {
        resource = value;
        return this;
    }

    /** What else parts one finding of this type and resource from another. */
    public Report apart(String value) {
        extraKey = value;
        return this;
    }

    public Report role(About.Role value) {
        role = value;
        return this;
    }

    public Report title(String value) {
        title = value;
        return this;
    }

    public Report observed(String what, double value, String unit) {
        observed.add(new Measure(what, value, unit));
        return this;
    }

    /** A count within a window of this many milliseconds. */
    public Report observed(String what, double value, long windowMillis) {
        return observed(what, value, "in " + Spans.text(Duration.ofMillis(windowMillis)));
    }

    public Report usual(String what, double value, String unit) {
        usual.add(new Measure(what, value, unit));
        return this;
    }

    public Report score(double value) {
        score = value;
        return this;
    }

    /** Earlier events that show it too, oldest first. */
    public Report with(List<Evidence> earlier) {
        evidence.addAll(earlier);
        return this;
    }

    /** A name and value for {@code service.additionalInfo}. */
    public Report detail(String name, String value) {
        detail.put(name, value);
        return this;
    }

    /** What else is to be told in the service's own structures: an anomaly, a sequence, the ports that were probed. */
    public Report particulars(Particulars value) {
        particulars = value;
        return this;
    }

    /** Completes the finding with a sentence for people; the format is {@link String#format} in plain English. */
    public void say(String format, Object... values) {
        if (said) {
            throw new IllegalStateException("the detector " + about.id() + " completed the same report twice");
        }
        said = true;
        List<Evidence> shown = new ArrayList<>(evidence);
        shown.removeIf(earlier -> earlier.id().equals(event.id()));
        while (shown.size() >= Finding.MOST_EVIDENCE) {
            shown.remove(shown.size() / 2);
        }
        shown.add(event);
        raised.accept(new Finding(
                about.id(),
                type,
                severity != null ? severity : about.types().getOrDefault(type, Severity.LOW),
                techniques,
                title,
                String.format(Locale.ROOT, format, values),
                subject.account(),
                subject.region(),
                resource,
                role.name(),
                extraKey,
                observed,
                usual,
                score,
                detail,
                shown,
                particulars));
    }

    boolean isComplete() {
        return said;
    }
}
