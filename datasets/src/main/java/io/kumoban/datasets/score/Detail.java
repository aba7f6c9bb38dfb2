package io.kumoban.datasets.score;

import java.util.Locale;
import java.util.function.Function;

/** How finely findings are held against the truth. */
public enum Detail {
    INCIDENT(Score::incident),
    ENTITY(Score::entity),
    EVENT(Score::event);

    private final Function<Score, Level> level;

    Detail(Function<Score, Level> level) {
        this.level = level;
    }

    public Level of(Score score) {
        return level.apply(score);
    }

    /** {@code incident}, {@code entity} or {@code event}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
