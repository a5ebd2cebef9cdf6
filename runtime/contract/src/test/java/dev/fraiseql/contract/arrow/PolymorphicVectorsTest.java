package dev.fraiseql.contract.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.executor.TypeExecutor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.contract.row.SqliteRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.StructVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolymorphicVectorsTest {
  private static final ValueType LONG = ValueType.of(Scalar.LONG);

  /** A number, and an object that holds another. */
  private static final Selection FIRST =
      new Selection(
          "First",
          List.of(
              Entry.value("a", 0, 2, LONG, false, false),
              Entry.object("o", 1, 0, false, inner("b"))));

  /** An object under the same key, which holds something else, and a number of its own. */
  private static final Selection SECOND =
      new Selection(
          "Second",
          List.of(
              Entry.object("o", 0, 0, false, inner("c")),
              Entry.value("d", 1, 2, LONG, false, false)));

  private static final Selection COLUMNS =
      new Selection(
          "Any",
          List.of(
              Entry.value("a", 0, 0, LONG, false, true),
              Entry.object(
                  "o",
                  1,
                  0,
                  false,
                  new Selection(
                      "Inner",
                      List.of(
                          Entry.value("b", 0, 0, LONG, false, true),
                          Entry.value("c", 0, 0, LONG, false, true)))),
              Entry.value("d", 1, 0, LONG, false, true)));

  private final BufferAllocator allocator = new RootAllocator();
  private Connection connection;
  private VectorSchemaRoot root;
  private PolymorphicVectors writer;

  private static Selection inner(String name) {
    return new Selection("Inner", List.of(Entry.value(name, 0, 3, LONG, false, false)));
  }

  /** Writes as generated writers do: without a check. */
  private static final class Numbers extends TypeExecutor {
    Numbers() {
      super("Numbers", Database.SQLITE);
    }

    @Override
    public void writeJson(Row row, Selection selection, JsonSink out) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void writeVectors(Row row, RowVectors to, int index) throws SQLException {
      for (int i = 0; i < to.selection().size(); i++) {
        FieldVector vector = to.vector(i);
        if (vector instanceof StructVector) {
          writeVectors(row, to.object(i, index), index);
        } else {
          Vectors.int64(vector, index, row.int64(to.selection().position(i)), row.required());
        }
      }
    }
  }

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    root = VectorSchemaRoot.create(new ArrowSchemas(name -> null).of(COLUMNS), allocator);
    List<FieldVector> vectors = root.getFieldVectors();
    Numbers numbers = new Numbers();
    writer =
        new PolymorphicVectors(
            1,
            List.of(
                numbers.vectorWriter(FIRST, VectorChoice.of(FIRST, vectors), new ParentKeys[0]),
                numbers.vectorWriter(SECOND, VectorChoice.of(SECOND, vectors), new ParentKeys[0])),
            vectors);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    root.close();
    allocator.close();
  }

  @Test
  void writesWhatARowsTypeHasAndLeavesTheRestNull() throws SQLException {
    assertThat(batch("select 1, 10, 11 union all select 0, 20, 21 union all select 1, 30, 31"))
        .containsExactly("null {\"c\":11} 10", "20 {\"b\":21} null", "null {\"c\":31} 30");
  }

  @Test
  void makesRoomWhereATypeBeginsInTheMiddleOfABatch() throws SQLException {
    String many =
        "with recursive n(i) as (select 0 union all select i + 1 from n where i < 9999)"
            + " select i % 2, i, i from n";
    assertThat(batch(many)).hasSize(10_000).endsWith("null {\"c\":9999} 9999");
    // The memory of a batch goes where the batch goes.
    root.clear();
    assertThat(batch("select 0, 1, 2 union all select 0, 3, 4 union all select 1, 5, 6"))
        .containsExactly("1 {\"b\":2} null", "3 {\"b\":4} null", "null {\"c\":6} 5");
  }

  private List<String> batch(String sql) throws SQLException {
    int rows = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      Row row = new SqliteRow(result);
      while (result.next()) {
        writer.write(row, rows++);
      }
    }
    root.setRowCount(rows);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      texts.add(
          root.getVector("a").getObject(i)
              + " "
              + root.getVector("o").getObject(i)
              + " "
              + root.getVector("d").getObject(i));
    }
    return texts;
  }
}
