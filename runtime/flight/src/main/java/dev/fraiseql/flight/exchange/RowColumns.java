package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.engine.export.LoadTarget;
import dev.fraiseql.engine.write.BulkLoads.NamedColumn;
import dev.fraiseql.engine.write.LoadBatch;
import dev.fraiseql.engine.write.RowProblem;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.bind.Coercion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the rows that a client sends to a type. A struct with the name of an embedded
 * object has a column for each of its fields. For one stream and one thread.
 */
public final class RowColumns {
  private final LoadTarget target;
  private final Coercion coercion;
  private final List<RowColumn> columns = new ArrayList<>();

  /**
   * The columns of a schema.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the type has no column of a
   *     name, or its values cannot be read from the type in Arrow
   */
  public RowColumns(Schema schema, LoadTarget target, Coercion coercion) {
    this.target = target;
    this.coercion = coercion;
    List<Field> fields = schema.getFields();
    for (int i = 0; i < fields.size(); i++) {
      add(fields.get(i), "", List.of(i));
    }
  }

  private void add(Field field, String prefix, List<Integer> path) {
    String name = prefix + field.getName();
    Optional<Column> column = target.find(name);
    if (column.isPresent()) {
      columns.add(new RowColumn(name, path, field, column.get(), coercion));
    } else if (field.getType() instanceof ArrowType.Struct && target.isObject(name)) {
      for (int i = 0; i < field.getChildren().size(); i++) {
        List<Integer> child = new ArrayList<>(path);
        child.add(i);
        add(field.getChildren().get(i), name + ".", child);
      }
    } else {
      throw target.unknown(name);
    }
  }

  /** The columns of the table that take the values, each with the name that the client uses. */
  public List<NamedColumn> named() {
    return columns.stream().map(each -> new NamedColumn(each.name(), each.target())).toList();
  }

  /** The rows of a batch. */
  public LoadBatch batch(ClientBatch batch) {
    return new Rows(columns, batch);
  }

  private record Rows(List<RowColumn> columns, ClientBatch batch) implements LoadBatch {
    @Override
    public int rows() {
      return batch.rows();
    }

    @Override
    public long bytes() {
      return batch.bytes();
    }

    @Override
    public void read(int first, int count, List<ColumnBuffer> into) {
      @Nullable RowProblem found = null;
      int rows = count;
      for (int i = 0; i < columns.size(); i++) {
        RowColumn.@Nullable Problem problem = columns.get(i).read(batch, first, rows, into.get(i));
        if (problem != null) {
          found = new RowProblem(problem.row(), i, problem.problem());
          rows = problem.row() - first; // what is wrong in a row before it counts more
        }
      }
      if (found != null) {
        throw found;
      }
    }
  }
}
