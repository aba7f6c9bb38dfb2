package io.kumoban.console.lab;

import io.kumoban.console.replay.Interruption;
import io.kumoban.console.replay.ReplayRun;
import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.sink.Outputs;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tries a configuration out: the exercise's logs are replayed with it, and the findings are held against the truth. */
public final class TuningCheck {
    private static final String RUN = "run";

    private final LabFolder folder;
    private final Lab.Tuning tuning;

    /** A check of what an exercise wants of a configuration. */
    public TuningCheck(LabFolder folder, Lab.Tuning tuning) {
        this.folder = folder;
        this.tuning = tuning;
    }

    /**
     * Replays and judges; empty when the replay was interrupted.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when the file is no configuration
     * @throws io.kumoban.engine.source.MissingInput     when the logs are gone
     */
    public Optional<Verdict> judge(Ask ask, Path config, ReplayRun.Watch watch, Interruption interruption) {
        Setup setup = new Sources(config, folder.context(), folder.intelligence(), null, List.of())
                .read(Detectors.load(List.of()), unused -> {});
        if (setup.settings().off().contains(tuning.detector())) {
            return Optional.of(Verdict.wrong(ask, "a rule that is switched off finds no attack either; tune it"));
        }
        List<FoundFinding> findings = new ArrayList<>();
        try (WorkFolder work = WorkFolder.ofSystem()) {
            Outputs outputs = RunFolder.create(work.path().resolve(RUN)).outputs();
            ReplayOptions options = ReplayOptions.of(List.of(folder.logs().toString()), work.path());
            ReplayRun.Origin origin = new ReplayRun.Origin(folder.version(), Map.of(), OptionalLong.of(folder.seed()));
            ReplayRun.Ended ended = new ReplayRun(setup, options, outputs, origin).run(watch, interruption);
            if (ended.summary().interrupted()) {
                return Optional.empty();
            }
            new FindingsFile(outputs.findings()).read(findings::add);
        }
        return Optional.of(judge(ask, findings));
    }

    private Verdict judge(Ask ask, List<FoundFinding> findings) {
        String noisy = folder.account().facts().getOrDefault(tuning.noise(), "");
        long noise = findings.stream()
                .filter(finding -> finding.resource().equals(noisy))
                .count();
        Set<String> events = new HashSet<>(folder.account().incident().events());
        boolean found = findings.stream()
                .filter(finding -> finding.detector().equals(tuning.detector()))
                .anyMatch(finding -> shows(finding, events));
        if (found && noise == 0) {
            return Verdict.right(ask, "the noise is gone, and the attack is found");
        }
        String ofAttack = found ? "the attack is found" : tuning.detector() + " says nothing of the attack";
        return Verdict.wrong(
                ask, noise > 0 ? "the noise is still there; " + ofAttack : "the noise is gone, but " + ofAttack);
    }

    private static boolean shows(FoundFinding finding, Set<String> events) {
        return finding.evidence().stream().anyMatch(event -> events.contains(event.id()));
    }
}
