package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StitchingTest {
  private final Places first = new Places();
  private final Places second = new Places();
  private final JsonSink sink = new JsonSink(0);
  private final ResultSet row = null;

  /** Notes places alone. */
  private static final class Places implements ParentKeys {
    final List<Integer> places = new ArrayList<>();

    @Override
    public void add(ResultSet row, int place) {
      places.add(place);
    }

    @Override
    public int size() {
      return places.size();
    }

    @Override
    public void truncate(int size) {
      places.subList(size, places.size()).clear();
    }
  }

  StitchingTest() {
    sink.collectInto(new ParentKeys[] {first, second});
  }

  @Test
  void fillsEachPlaceholderWithItsListAndCopiesTheRest() throws SQLException {
    raw("{\"a\":");
    sink.children(0, row);
    raw(",\"b\":");
    sink.children(1, row);
    raw("}");
    int next = sink.size();
    raw(",{\"a\":");
    sink.children(0, row);
    raw("}");

    assertThat(copy(0, sink.size())).isEqualTo("{\"a\":[0.0],\"b\":[1.0]},{\"a\":[0.1]}");
    assertThat(copy(next, sink.size())).isEqualTo(",{\"a\":[0.1]}");
    assertThat(first.places).containsExactly(0, 2);
    assertThat(sink.placeholderChild(1)).isEqualTo(1);
    assertThat(sink.placeholderOrdinal(2)).isEqualTo(1);
  }

  @Test
  void nullsTheNearestNullableObjectAroundAPlaceholder() throws SQLException {
    raw("{\"a\":");
    sink.children(0, row);
    raw(",\"o\":");
    sink.openNullable(false);
    raw("{\"p\":");
    sink.openNullable(false);
    raw("{\"a\":");
    sink.children(0, row);
    raw("}");
    sink.closeNullable();
    raw(",\"b\":");
    sink.children(1, row);
    raw("}");
    sink.closeNullable();
    raw("}");

    assertThat(sink.nullAround(0)).isFalse();
    assertThat(sink.nullAround(1)).isTrue();
    assertThat(copy(0, sink.size())).isEqualTo("{\"a\":[0.0],\"o\":{\"p\":null,\"b\":[1.0]}}");
    assertThat(sink.nullAround(2)).isTrue();
    assertThat(copy(0, sink.size())).isEqualTo("{\"a\":[0.0],\"o\":null}");
  }

  @Test
  void forgetsPlaceholdersAndParentsOfAnObjectThatBecameNullWhileItWasWritten()
      throws SQLException {
    Selection inner = selection(value("x"));
    Selection middle = selection(Entry.object("inner", 0, 1, true, inner));
    Selection outer = selection(value("id"), Entry.object("middle", 1, 0, false, middle));

    raw("{\"a\":");
    sink.children(0, row);
    raw(",\"inner\":");
    int mark = sink.size();
    sink.openNullable(false);
    raw("{\"a\":");
    sink.children(0, row);
    sink.openNullable(false);
    raw("{\"b\":");
    sink.children(1, row);
    sink.nullOrThrow(mark, FieldError.missing().within("x"), middle, 0);
    raw(",\"b\":");
    sink.children(1, row);
    raw("}");

    assertThat(sink.placeholders()).isEqualTo(2);
    assertThat(first.places).containsExactly(0);
    assertThat(second.places).containsExactly(1);
    assertThat(copy(0, sink.size())).isEqualTo("{\"a\":[0.0],\"inner\":null,\"b\":[1.0]}");
    assertThat(sink.nullAround(1)).isFalse();
    assertThat(sink.errors()).hasSize(1);
    assertThat(sink.errors().getFirst().offset()).isEqualTo(mark);
    assertThat(sink.errors().getFirst().pathWithin(outer)).containsExactly("middle", "inner", "x");

    sink.rewind(0);
    assertThat(sink.errors()).isEmpty();
    assertThat(first.places).isEmpty();
    assertThat(sink.placeholders()).isZero();
  }

  private static Entry value(String name) {
    return Entry.value(name, 0, 1, ValueType.of(Scalar.INT), false, false);
  }

  private static Selection selection(Entry... entries) {
    return new Selection("T", List.of(entries));
  }

  private void raw(String json) {
    sink.raw(json.getBytes(StandardCharsets.UTF_8));
  }

  private String copy(int from, int to) {
    return JsonSinkTest.written(target ->
        sink.copyRange(
            from,
            to,
            target,
            (child, ordinal, out) ->
                out.raw(("[" + child + "." + ordinal + "]").getBytes(StandardCharsets.UTF_8))));
  }
}
