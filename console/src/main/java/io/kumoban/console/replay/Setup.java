package io.kumoban.console.replay;

import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.sink.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which detectors run, and what they are told.
 *
 * @param suppression which findings are archived when they are created
 * @param sources     the files that this came from, for the manifest
 * @param rules       Sigma rules, whose detectors are among the detectors; null for none
 */
public record Setup(
        List<Detector<?, ?>> detectors,
        Settings settings,
        Assets assets,
        Lists lists,
        Suppression suppression,
        Places places,
        List<Manifest.Source> sources,
        @Nullable LoadedRules rules) {

    /** The same, with a further file that it came from. */
    public Setup and(Manifest.Source source) {
        List<Manifest.Source> all = new ArrayList<>(sources);
        all.add(source);
        return new Setup(detectors, settings, assets, lists, suppression, places, List.copyOf(all), rules);
    }

    /** The same, with rules whose detectors are among the detectors already. */
    public Setup with(LoadedRules loaded) {
        return new Setup(detectors, settings, assets, lists, suppression, places, sources, loaded);
    }
}
