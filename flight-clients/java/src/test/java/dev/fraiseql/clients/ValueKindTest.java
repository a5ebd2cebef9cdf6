package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Test;

class ValueKindTest {
  private static final BigInteger HUGE = BigInteger.TWO.pow(80);

  @Test
  void givesValuesTheColumnThatHoldsThemAll() {
    assertThat(column(1, 2L, (short) 3, (byte) 4, null, BigInteger.TWO))
        .isEqualTo("Int(64, true)[1, 2, 3, 4, null, 2]");
    assertThat(column(1, 0.1f, 0.25, null))
        .isEqualTo("FloatingPoint(DOUBLE)[1.0, 0.1, 0.25, null]");
    assertThat(column(1, 0.5, new BigDecimal("1E+3"), HUGE))
        .isEqualTo("Utf8[1, 0.5, 1000, 1208925819614629174706176]");
    assertThat(column(null, true, false)).isEqualTo("Bool[null, true, false]");
    assertThat(column(null, null)).isEqualTo("Utf8[null, null]");
    assertThat(column(LocalTime.NOON, LocalTime.MIDNIGHT)).isEqualTo("Utf8[12:00:00, 00:00:00]");
    assertThat(column("a", DayOfWeek.MONDAY, new UUID(0, 1), LocalDate.EPOCH, new byte[] {0, -1}))
        .isEqualTo("Utf8[a, MONDAY, 00000000-0000-0000-0000-000000000001, 1970-01-01, AP8=]");
  }

  @Test
  void keepsListsOfOneKindAsLists() {
    assertThat(column(List.of(1, 2), List.of(), null, Arrays.asList(null, 3), List.of(0.5)))
        .isEqualTo("List[[1.0,2.0], [], null, [null,3.0], [0.5]]");
    assertThat(column(List.of(), List.of("a"), Arrays.asList((Object) null)))
        .isEqualTo("List[[], [\"a\"], [null]]");
  }

  @Test
  void writesAsJsonWhatStandsBesideAnObject() {
    assertThat(column(Map.of("a", 1), null, List.of(), "b", 2))
        .isEqualTo("Utf8[{\"a\":1}, null, [], \"b\", 2]");
    assertThat(column(List.of(Map.of("a", "ASC")), List.of()))
        .isEqualTo("Utf8[[{\"a\":\"ASC\"}], []]");
    assertThat(column((Object) List.of(List.of(1)))).isEqualTo("Utf8[[[1]]]");
  }

  @Test
  void refusesWhatDoesNotGoTogether() {
    assertRefuses("Variable a is a number and a text in row 1 and before", 1, "1");
    assertRefuses("a list and a number", List.of(1), 1);
    assertRefuses("a boolean and a text", (Object) Arrays.asList(true, null, "no"));
    assertRefuses("Variable a is NaN, which is no number of JSON's, in row 1", 1.0, Double.NaN);
    assertRefuses("9007199254740993, which no double equals", 0.5, 9007199254740993L);
  }

  @Test
  void sendsFewerRowsAtOnceIfTheyAreLong() {
    List<Map<String, Object>> rows =
        IntStream.range(0, 50)
            .mapToObj(i -> Map.<String, Object>of("a", "x".repeat(i * 1_000)))
            .toList();
    List<Integer> lengths = new ArrayList<>();
    int batches = 0;
    try (BufferAllocator allocator = new RootAllocator();
        VariableRows all = new VariableRows(rows, allocator)) {
      for (; all.hasMore(); batches++) {
        all.advance();
        assertThat(allocator.getAllocatedMemory()).isLessThan(2_000_000);
        for (int i = 0; i < all.root().getRowCount(); i++) {
          lengths.add(String.valueOf(all.root().getVector("a").getObject(i)).length() / 1_000);
        }
      }
    }
    assertThat(lengths).isEqualTo(IntStream.range(0, 50).boxed().toList());
    assertThat(batches).isBetween(5, 25);
  }

  /** The column that has a value in each row: its type, and what it holds. */
  private static String column(Object... values) {
    try (BufferAllocator allocator = new RootAllocator();
        VariableRows rows = new VariableRows(rows(values), allocator)) {
      rows.advance();
      FieldVector column = rows.root().getVector("a");
      List<String> held = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        held.add(String.valueOf(column.getObject(i)));
      }
      return column.getField().getType() + held.toString();
    }
  }

  private static List<Map<String, Object>> rows(Object... values) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object value : values) {
      Map<String, Object> row = new HashMap<>();
      row.put("a", value);
      rows.add(row);
    }
    return rows;
  }

  private static void assertRefuses(String message, Object... values) {
    assertThatThrownBy(() -> column(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
