package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Parameter;
import java.util.Arrays;
import java.util.List;

/** Numbers the parameters of the detectors of a lane one after the other, for tables that have a place for each. */
final class Thresholds {
    private static final int NONE = -1;

    /** By detector and the number of a parameter. */
    private final int[][] places;

    private final int count;

    Thresholds(List<LoadedDetector<?, ?>> detectors) {
        places = new int[detectors.size()][];
        int next = 0;
        for (int i = 0; i < places.length; i++) {
            List<Parameter> parameters = detectors.get(i).about().parameters();
            int highest = parameters.stream().mapToInt(Parameter::number).max().orElse(NONE);
            places[i] = new int[highest + 1];
            Arrays.fill(places[i], NONE);
            for (Parameter parameter : parameters) {
                places[i][parameter.number()] = next++;
            }
        }
        count = next;
    }

    int count() {
        return count;
    }

    /** The place of a parameter of a detector, by its rank in the lane; -1 when the detector does not declare it. */
    int place(int detector, Parameter parameter) {
        int number = parameter.number();
        return number < places[detector].length ? places[detector][number] : NONE;
    }
}
