package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStream;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Exports that broke off somewhere and go on behind the last key that arrived: both parts together
 * are the whole, each row once.
 */
class ResumedExportTest {
  private static final int CUTS = 12;
  private static final RowScope ALL = new RowScope(Caller.ANONYMOUS);

  /** Rooms that begin alike, differ in case, or lie beyond ASCII. */
  private static final List<String> ROOMS = List.of("", "A", "a", "a b", "ab", "ä", "z", "😀", "'");

  private final Random random = new Random(Seed.get());

  @Test
  void arriveWholeWhereverTheyBreakAndAlikeOnEveryDatabase() {
    Map<String, List<Map<String, Object>>> rows = World.rows();
    addTo(rows.get(World.model().type("Seat").table().name()));
    Map<TestDatabase, List<Object>> keys = new LinkedHashMap<>();
    for (TestDatabase database : TestDatabase.values()) {
      Reader reader = new Reader(database, World.of(database, rows).engine(Map.of()));
      List<Object> all = new ArrayList<>();
      for (TypeModel type : World.model().types()) {
        all.add(reader.wholeWhereverItBreaks(type));
      }
      keys.put(database, all);
    }
    List<Object> first = keys.get(TestDatabase.SQLITE);
    keys.forEach((database, all) ->
        assertThat(all).as("keys in their order on " + database).isEqualTo(first));
  }

  /** Seats of many rooms, each number in every room, so that each part of the key has ties. */
  private static void addTo(List<Map<String, Object>> seats) {
    Set<List<Object>> known = new java.util.HashSet<>();
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

  @ParameterizedTest
  @EnumSource
  void keepTheirCondition(TestDatabase database) {
    Reader reader = new Reader(database, World.of(database).engine(Map.of()));
    ExportRequest whole = new ExportRequest("cities", "id > 1", List.of("id"), true, null);
    List<List<Object>> rows = reader.rows(whole);
    assertThat(rows).hasSizeGreaterThan(2).doesNotContain(List.of(1L));
    Map<String, Object> after = Map.of("id", rows.getFirst().getFirst());
    ExportRequest rest = new ExportRequest("cities", "id > 1", List.of("id"), false, after);
    assertThat(reader.rows(rest)).isEqualTo(rows.subList(1, rows.size()));
    String either = "id = 2 or id = 3";
    ExportRequest alternatives = new ExportRequest("cities", either, List.of("id"), true, after);
    assertThat(reader.rows(alternatives)).isEqualTo(List.of(List.of(3L)));
  }

  @ParameterizedTest
  @EnumSource
  void bindTheKeyWhateverItSays(TestDatabase database) {
    Reader reader = new Reader(database, World.of(database).engine(Map.of()));
    String hostile = "' or 1 = 1 --";
    ExportRequest request =
        new ExportRequest(
            "seats", "", List.of("room", "number"), true, Map.of("room", hostile, "number", 0L));
    assertThat(reader.rows(request))
        .isEqualTo(
            reader.rows(new ExportRequest("seats", "", request.columns(), true, null)).stream()
                .filter(row -> ((String) row.getFirst()).compareTo(hostile) > 0)
                .toList());
    assertThatThrownBy(() ->
            reader.rows(new ExportRequest("cities", "", List.of(), true, Map.of("id", hostile))))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageStartingWith("after.id: ");
  }

  /** Reads exports on one database. */
  private final class Reader {
    private final TestDatabase database;
    private final Exports exports;
    private final ArrowStreams streams;

    Reader(TestDatabase database, FraiseEngine engine) {
      this.database = database;
      exports = new Exports(engine);
      streams = new ArrowStreams(engine);
    }

    /** Cuts the export of a type in places, and gives the keys in their order. */
    List<List<Object>> wholeWhereverItBreaks(TypeModel type) {
      List<ScalarField> key = type.key();
      List<String> columns =
          key.stream()
              .map(part -> random.nextBoolean() ? part.name() : part.column().name())
              .toList();
      List<List<Object>> whole = rows(new ExportRequest(type.plural(), "", columns, true, null));
      assertThat(whole)
          .as(type.name() + " on " + database)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(rows(new ExportRequest(type.plural(), "", columns)));
      for (int cut : cuts(whole.size())) {
        Map<String, Object> after = new HashMap<>();
        for (int part = 0; part < columns.size(); part++) {
          after.put(columns.get(part), json(whole.get(cut).get(part)));
        }
        assertThat(rows(new ExportRequest(type.plural(), "", columns, true, after)))
            .as("seed %d: %s on %s after %s", Seed.get(), type.name(), database, after)
            .isEqualTo(whole.subList(cut + 1, whole.size()));
      }
      return whole;
    }

    /** As numbers and IDs may be written: either way. */
    private Object json(Object value) {
      return value instanceof Long number && random.nextBoolean() ? number : value.toString();
    }

    private Set<Integer> cuts(int rows) {
      Set<Integer> cuts = new TreeSet<>();
      if (rows > 0) {
        Collections.addAll(cuts, 0, rows - 1);
        random.ints(CUTS, 0, rows).forEach(cuts::add);
      }
      return cuts;
    }

    List<List<Object>> rows(ExportRequest request) {
      List<List<Object>> rows = new ArrayList<>();
      try (BufferAllocator allocator = new RootAllocator();
          ArrowStream stream =
              streams.open(
                  exports.prepare(request, ALL), allocator, Long.MAX_VALUE, BatchLimits.DEFAULT)) {
        while (stream.next()) {
          for (int i = 0; i < stream.root().getRowCount(); i++) {
            List<Object> row = new ArrayList<>();
            for (FieldVector vector : stream.root().getFieldVectors()) {
              Object value = vector.getObject(i);
              row.add(value instanceof Number number ? number.longValue() : value.toString());
            }
            rows.add(row);
          }
        }
      }
      return rows;
    }
  }
}
