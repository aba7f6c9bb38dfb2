package io.kumoban.console.investigate;

import java.util.List;
import java.util.SortedMap;

/**
 * What the subject did in the scope, against what it did before.
 *
 * @param events         in the scope
 * @param failed         calls of these that failed
 * @param before         events before the scope
 * @param daysBefore     days before the scope on which there was one
 * @param hours          events by the hour in which they happened, milliseconds since 1970
 * @param apis           what was called or done, with how often
 * @param moments        in the order of time
 * @param relations      in the order of their first events
 * @param indicators     what is new or impossible
 * @param leftOut        moments and relations for which there was no room
 */
record Activity(
        long events,
        long failed,
        long before,
        int daysBefore,
        SortedMap<Long, Long> hours,
        SortedMap<String, Long> apis,
        List<Moment> moments,
        List<Relation> relations,
        List<Indicator> indicators,
        long leftOut) {}
