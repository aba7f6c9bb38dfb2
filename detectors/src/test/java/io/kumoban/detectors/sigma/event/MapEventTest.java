package io.kumoban.detectors.sigma.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapEventTest {
    @Test
    void aPathMeansEveryWayOfCuttingItIntoNames() {
        EventView event = event("{'id.orig_h':1,'id':{'orig_h':2,'x':{'y.z':3}},'id.x':{'y':{'z':4}}}");

        assertThat(event.values("id.orig_h")).containsExactly(number("1"), number("2"));
        assertThat(event.values("id.x.y.z")).containsExactlyInAnyOrder(number("3"), number("4"));
    }

    @Test
    void arraysStandForTheirElements() {
        EventView event = event("{'a':[{'b':1},[{'b':[2,3]}],4],'c':[]}");

        assertThat(event.values("a.b")).containsExactly(number("1"), number("2"), number("3"));
        assertThat(event.values("c")).isEmpty();
        assertThat(event.has("c")).isTrue();
        assertThat(event.has("a.c")).isFalse();
    }

    @Test
    void numbersAndObjectsAreAsTheRecordWritesThem() {
        EventView event = event("{'a':1.50e2, 'b':{ 'c' : 'é' }}");

        assertThat(event.values("a")).containsExactly(number("1.50e2"));
        assertThat(event.values("b")).containsExactly(new EventValue.Structure("{ \"c\" : \"é\" }"));
    }

    @Test
    void mapsOfJavaAreEventsToo() {
        EventView event = new MapEvent(Map.of("a", 5, "b", 5.0, "c", true, "d", Map.of("e", List.of("x"))));

        assertThat(event.values("a")).containsExactly(number("5"));
        assertThat(event.values("b")).containsExactly(number("5"));
        assertThat(event.values("c")).containsExactly(new EventValue.Bool(true));
        assertThat(event.values("d")).containsExactly(new EventValue.Structure("{\"e\":[\"x\"]}"));
    }

    @Test
    void keywordsAreAllStringsButNoNames() {
        assertThat(event("{'a':'x','b':[{'c':'y'},2,true,null]}").keywords()).containsExactly("x", "y");
    }

    @Test
    void anArrayThatHoldsItselfEnds() {
        List<Object> round = new ArrayList<>();
        round.add(round);

        assertThat(new MapEvent(Map.of("a", round)).values("a")).isEmpty();
        assertThat(new MapEvent(Map.of("a", round)).values("a.b")).isEmpty();
    }

    @Test
    void whatIsNoObjectIsNoEvent() {
        assertThatThrownBy(() -> JsonEvent.parse("[1]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonEvent.parse("{} 1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static EventValue number(String text) {
        return new EventValue.Num(text);
    }

    private static EventView event(String json) {
        return new MapEvent(JsonEvent.parse(json.replace('\'', '"')));
    }
}
