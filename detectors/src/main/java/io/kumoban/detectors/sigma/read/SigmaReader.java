package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.yaml.ConfigurationError;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import io.kumoban.engine.yaml.YamlStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads Sigma rules, correlations and filters, by the
 * <a href="https://github.com/SigmaHQ/sigma-specification">Sigma specification</a> 2.2. Whatever is wrong with a file
 * or a document is a problem with its place; all others are read all the same.
 */
public final class SigmaReader {
    private static final Set<String> NO_SEARCHES = Set.of("timeframe");

    private final FieldLowering lowering;
    private final Problems problems = new Problems();
    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<CorrelationDraft> correlations = new ArrayList<>();
    private final List<FilterRule> filters = new ArrayList<>();
    private final Map<String, Place> ids = new HashMap<>();
    /** By the name of a rule whose events are counted, as Sigma 1 could, what the file says about it. */
    private final Map<String, RuleInfo> counted = new HashMap<>();

    private final ReadingOptions options;

    private SigmaReader(ReadingOptions options) {
        lowering = new FieldLowering(options.pipeline().placeholders(options.placeholders()));
        this.options = options;
    }

    /**
     * Reads files.
     *
     * @param paths files, folders with all {@code .yml} and {@code .yaml} files below them, and globs
     */
    public static RuleSet read(List<String> paths, Placeholders placeholders) {
        return read(Map.of(), paths, ReadingOptions.of(placeholders));
    }

    /**
     * Reads texts and then files, as one set.
     *
     * @param texts by what problems call them
     * @param paths files, folders with all {@code .yml} and {@code .yaml} files below them, and globs
     */
    public static RuleSet read(Map<String, String> texts, List<String> paths, ReadingOptions options) {
        SigmaReader reader = new SigmaReader(options);
        texts.forEach(reader::documents);
        for (Path file : RuleFiles.of(paths, reader.problems)) {
            try {
                reader.documents(file.toString(), YamlReader.text(file));
            } catch (ConfigurationError unreadable) {
                reader.problems.begin("");
                reader.problems.refuse(new Place(file.toString(), 1, 1), String.valueOf(unreadable.getMessage()), "");
            }
        }
        return reader.ruleSet();
    }

    /**
     * Reads a text.
     *
     * @param file what problems call it
     */
    public static RuleSet read(String file, String text, Placeholders placeholders) {
        return read(file, text, ReadingOptions.of(placeholders));
    }

    /** The same, read in another way. */
    public static RuleSet read(String file, String text, ReadingOptions options) {
        SigmaReader reader = new SigmaReader(options);
        reader.documents(file, text);
        return reader.ruleSet();
    }

    private void documents(String file, String text) {
        YamlStream stream = YamlReader.readAll(file, text);
        for (Yaml.Mapping document : RuleCollection.of(stream.documents(), problems)) {
            document(Attributes.of(document, problems));
        }
        if (stream.fault() != null) {
            problems.begin("");
            problems.refuse(
                    stream.fault().place(), stream.fault().sentence(), "what stands behind it in the file is not read");
        }
    }

    private void document(Attributes document) {
        problems.begin(
                document.entries().get("title") instanceof Yaml.Entry entry && entry.value() instanceof Yaml.Text title
                        ? title.value()
                        : "");
        RuleInfo info = InfoReader.read(document);
        if (document.entries().containsKey("correlation")) {
            CorrelationDraft draft = CorrelationReader.read(info, document);
            if (draft != null && isNew(info, document)) {
                correlations.add(draft);
            }
        } else if (document.entries().containsKey("filter")) {
            FilterRule filter = FilterReader.read(info, document, lowering);
            if (filter != null && isNew(info, document)) {
                filters.add(filter);
            }
        } else {
            rule(info, document);
        }
    }

    private void rule(RuleInfo info, Attributes document) {
        LogSource source = LogSourceReader.read(document);
        if (!(document.value("detection") instanceof Yaml.Mapping mapping)) {
            problems.refuse(
                    document.place("detection"),
                    "the rule has no detection",
                    "write 'detection:' with searches and a condition below it");
            return;
        }
        Attributes detection = Attributes.of(mapping, problems);
        DetectionReader.Found found = new DetectionReader(lowering, problems).read(detection, NO_SEARCHES);
        CorrelationDraft aggregated =
                found.aggregation() == null ? null : Aggregations.lower(info, found.aggregation(), detection);
        SigmaRule rule = new SigmaRule(info, document.place(), source, found.detection(), List.of());
        if (problems.refused() || isStatedBefore(rule) || !isNew(info, document)) {
            return;
        }
        if (aggregated == null) {
            rules.add(rule);
        } else {
            RuleInfo events = info.called("", Aggregations.nameOfEvents(info));
            rules.add(new SigmaRule(events, document.place(), source, found.detection(), List.of()));
            correlations.add(aggregated);
            counted.put(events.name(), info);
        }
    }

    /** Whether no document of this id was accepted before; another one is refused. */
    private boolean isNew(RuleInfo info, Attributes document) {
        if (problems.refused()) {
            return false;
        }
        if (info.id().isEmpty()) {
            return true;
        }
        Place first = ids.putIfAbsent(info.id().toLowerCase(Locale.ROOT), document.place());
        if (first != null) {
            problems.refuse(document.place("id"), "another rule has this id: " + first, "give it an id of its own");
        }
        return first == null;
    }

    /** Whether a rule of the same id was read that tests the same: collections state the rules of correlations twice. */
    private boolean isStatedBefore(SigmaRule rule) {
        return ids.containsKey(rule.info().id().toLowerCase(Locale.ROOT))
                && rules.stream()
                        .anyMatch(before ->
                                before.info().id().equalsIgnoreCase(rule.info().id())
                                        && before.logSource().equals(rule.logSource())
                                        && before.predicate().equals(rule.predicate()));
    }

    private RuleSet ruleSet() {
        List<SigmaRule> filtered = rules.stream().map(this::filtered).toList();
        noteIdleFilters();
        Processed processed = new Processed(options.pipeline(), problems);
        List<SigmaRule> passed = processed.rules(filtered);
        List<CorrelationDraft> drafts = correlations.stream()
                .map(draft -> draft.called(options.settings().graded(draft.info())))
                .toList();
        List<CorrelationRule> linked = new Linker(passed, problems).link(drafts);
        return new RuleSet(passed, processed.correlations(linked), filters, problems.found());
    }

    private SigmaRule filtered(SigmaRule rule) {
        List<FilterRule> applied = new ArrayList<>(
                filters.stream().filter(filter -> applies(filter, rule)).toList());
        applied.addAll(options.settings().exceptions(infoOf(rule)));
        SigmaRule graded = rule.called(options.settings().graded(rule.info()));
        return applied.isEmpty() ? graded : graded.with(applied);
    }

    /** What the file says about the rule, also where a rule whose events are counted got a name of its own. */
    private RuleInfo infoOf(SigmaRule rule) {
        return counted.getOrDefault(rule.info().name(), rule.info());
    }

    private boolean applies(FilterRule filter, SigmaRule rule) {
        return filter.appliesTo(infoOf(rule), rule.logSource());
    }

    private void noteIdleFilters() {
        for (FilterRule filter : filters) {
            if (rules.stream().noneMatch(rule -> applies(filter, rule))) {
                problems.begin(filter.info().title());
                problems.note(
                        filter.place(),
                        "the filter applies to no rule that was read",
                        "check the ids in 'rules' and the log source");
            }
        }
    }
}
