package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;

/** Reads exports in the order of their keys, whole and from behind any of them. */
public final class KeyedExports {
  private static final int CUTS = 12;
  private static final RowScope ALL = new RowScope(Caller.ANONYMOUS);

  private final Random random = new Random(Seed.get());
  private final String database;
  private final FraiseEngine engine;
  private final Exports exports;
  private final ArrowStreams streams;

  /**
   * Exports of an engine's types.
   *
   * @param database what errors call it
   */
  public KeyedExports(String database, FraiseEngine engine) {
    this.database = database;
    this.engine = engine;
    exports = new Exports(engine.model(), engine.database(), engine.preparer());
    streams =
        new ArrowStreams(engine.model(), engine.connections(), engine.dialect(), engine::executor);
  }

  /**
   * Cuts the export of every type in places, and gives the keys of each in their order; fails
   * unless what comes behind each cut is the rest.
   */
  public List<List<List<Object>>> wholeWhereverTheyBreak() {
    return engine.model().types().stream().map(this::wholeWhereverItBreaks).toList();
  }

  private List<List<Object>> wholeWhereverItBreaks(TypeModel type) {
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

  /** The rows that an export gives: whole numbers, and else texts. */
  public List<List<Object>> rows(ExportRequest request) {
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
