package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.flight.OrderedExports;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Interrupted exports that are resumed after the last key received: both parts together are the
 * whole export, each row once.
 */
class ResumedExportTest {
  /** Rooms with common prefixes, differing in case, or not ASCII. */
  private static final List<String> ROOMS = List.of("", "A", "a", "a b", "ab", "ä", "z", "😀", "'");

  @Test
  void areCompleteAfterAnyKeyAndEqualOnEveryDatabase() {
    Map<String, List<Map<String, Object>>> rows = DomainDatabase.rows();
    addTo(rows.get(DomainDatabase.model().type("Seat").table().name()));
    Map<TestDatabase, List<List<List<Object>>>> keys = new LinkedHashMap<>();
    for (TestDatabase database : TestDatabase.values()) {
      keys.put(database, exports(DomainDatabase.of(database, rows)).checkResumes());
    }
    List<List<List<Object>>> first = keys.get(TestDatabase.SQLITE);
    keys.forEach(
        (database, all) -> assertThat(all).as("ordered keys on " + database).isEqualTo(first));
  }

  /**
   * Adds seats of many rooms, with the same numbers in every room, so that each part of the key has
   * ties.
   */
  private static void addTo(List<Map<String, Object>> seats) {
    Set<List<Object>> known = new HashSet<>();
    seats.forEach(seat -> known.add(key(seat.get("room"), seat.get("number"))));
    for (String room : ROOMS) {
      for (long number : new long[] {-2, 0, 1, 2, 10, Integer.MAX_VALUE}) {
        if (known.add(key(room, number))) {
          Map<String, Object> seat = new LinkedHashMap<>();
          seat.put("room", room);
          seat.put("number", number);
          seat.put("note", null);
          seats.add(seat);
        }
      }
    }
  }

  private static List<Object> key(Object room, Object number) {
    return List.of(room, String.valueOf(number));
  }

  private static OrderedExports exports(DomainDatabase domain) {
    return new OrderedExports(domain.database().toString(), domain.engine(Map.of()));
  }

  @ParameterizedTest
  @EnumSource
  void applyTheirCondition(TestDatabase database) {
    OrderedExports exports = exports(DomainDatabase.of(database));
    ExportRequest whole = new ExportRequest("cities", "id > 1", List.of("id"), true, null);
    List<List<Object>> rows = exports.rows(whole);
    assertThat(rows).hasSizeGreaterThan(2).doesNotContain(List.of(1L));
    Map<String, Object> after = Map.of("id", rows.getFirst().getFirst());
    ExportRequest rest = new ExportRequest("cities", "id > 1", List.of("id"), false, after);
    assertThat(exports.rows(rest)).isEqualTo(rows.subList(1, rows.size()));
    String either = "id = 2 or id = 3";
    ExportRequest alternatives = new ExportRequest("cities", either, List.of("id"), true, after);
    assertThat(exports.rows(alternatives)).isEqualTo(List.of(List.of(3L)));
  }

  @ParameterizedTest
  @EnumSource
  void bindAHostileKey(TestDatabase database) {
    OrderedExports exports = exports(DomainDatabase.of(database));
    String hostile = "' or 1 = 1 --";
    ExportRequest request =
        new ExportRequest(
            "seats", "", List.of("room", "number"), true, Map.of("room", hostile, "number", 0L));
    assertThat(exports.rows(request))
        .isEqualTo(
            exports.rows(new ExportRequest("seats", "", request.columns(), true, null)).stream()
                .filter(row -> ((String) row.getFirst()).compareTo(hostile) > 0)
                .toList());
    assertThatThrownBy(() ->
            exports.rows(new ExportRequest("cities", "", List.of(), true, Map.of("id", hostile))))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageStartingWith("after.id: ");
  }
}
