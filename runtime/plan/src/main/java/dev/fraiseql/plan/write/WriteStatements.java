package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.DynamicSql;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.sql.RowWriter;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The statements of mutations on one database. Thread-safe; texts are kept by their shape. */
public final class WriteStatements {
  /** The maximum number of texts that are kept. */
  private static final int MOST_TEXTS = 10_000;

  private final Model model;
  private final SqlDialect dialect;
  private final RowWriter rows;
  private final ConcurrentHashMap<Shape, SqlText> texts = new ConcurrentHashMap<>();

  /**
   * What a text depends on.
   *
   * @param operation its name, or the text that it contains
   */
  private record Shape(
      String type,
      String operation,
      List<Integer> columns,
      List<Integer> more,
      List<Integer> returned,
      int rows) {

    Shape(String type, String operation, List<Integer> columns, List<Integer> more, int rows) {
      this(type, operation, columns, more, List.of(), rows);
    }
  }

  /** Statements over a model's types. */
  public WriteStatements(Model model, SqlDialect dialect) {
    this.model = model;
    this.dialect = dialect;
    rows = new RowWriter(dialect);
  }

  /**
   * Reads and locks the row with a key. It reads the {@link RowImage}.
   *
   * @param key the parts of the key
   */
  public SqlStatement lock(WritableType type, List<Operand> key) {
    return locked(select(type, new Rows.All(), equal(type.type(), key), List.of()), type);
  }

  /**
   * Reads and locks the rows that meet a condition, in the order of their keys. It reads the {@link
   * RowImage}.
   *
   * @param limited whether their number is limited
   */
  public SqlStatement lock(WritableType type, Condition condition, boolean limited) {
    Rows which = limited ? new Rows.Page(null, false) : new Rows.All();
    return locked(select(type, which, condition, byKey(type.type())), type);
  }

  /**
   * Reads and locks the children of a batch of parents, those of one parent in the order of their
   * keys; each row begins with the ordinal of its parent, before the {@link RowImage}.
   */
  public SqlText lockChildren(WritableType type, ToManyField relation) {
    Rows which = new Rows.OfParents(relation, false, false);
    Select select = select(type, which, new Condition.Fixed(null), byKey(type.type()));
    return (SqlText) locked(select, type);
  }

  /**
   * Reads the rows with a batch of keys, in the order of the batch; each row begins with its
   * ordinal, before the {@link RowImage}.
   */
  public SqlText read(WritableType type) {
    return text(
        new Shape(type.type().name(), "read", List.of(), List.of(), 0),
        () -> {
          Rows which = new Rows.OfParents(self(type.type()), false, false);
          Select select = select(type, which, new Condition.Fixed(null), List.of());
          return (SqlText) new SelectWriter(model, dialect).write(select);
        });
  }

  /**
   * Reads some columns of the rows with a batch of keys; each row begins with its ordinal.
   *
   * @param columns their indexes
   */
  public SqlText read(WritableType type, List<Integer> columns) {
    return text(
        new Shape(type.type().name(), "values", columns, List.of(), 0),
        () -> {
          List<Item> items = new ArrayList<>();
          pick(type, columns).forEach(column -> items.add(new Item.Value(Select.ROW, column)));
          Rows which = new Rows.OfParents(self(type.type()), false, false);
          Select select =
              new Select(
                  type.type(),
                  which,
                  items,
                  List.of(),
                  new Condition.Fixed(null),
                  new Order.Fixed(List.of()));
          return (SqlText) new SelectWriter(model, dialect).write(select);
        });
  }

  /** The relation of a type's rows to themselves, by which rows are read by their keys. */
  public static ToManyField self(TypeModel type) {
    List<JoinColumn> key =
        type.key().stream().map(part -> new JoinColumn(part.column(), part.column())).toList();
    return new ToManyField(type.plural(), 0, type.name(), key, null, type.doc());
  }

  private Select select(WritableType type, Rows which, Condition condition, List<SortKey> order) {
    List<Item> items = type.image().items(Select.ROW);
    return new Select(type.type(), which, items, List.of(), condition, new Order.Fixed(order));
  }

  private static List<SortKey> byKey(TypeModel type) {
    return type.key().stream()
        .map(part ->
            new SortKey(List.of(), new SortKey.Target.Value(part.column()), SortKey.Direction.ASC))
        .toList();
  }

  private static Condition equal(TypeModel type, List<Operand> key) {
    List<Filter> parts = new ArrayList<>();
    List<ScalarField> fields = type.key();
    for (int i = 0; i < fields.size(); i++) {
      parts.add(new Filter.Compare(fields.get(i).column(), Comparison.EQ, key.get(i)));
    }
    return new Condition.Fixed(parts.size() == 1 ? parts.getFirst() : new Filter.And(parts));
  }

  private SqlStatement locked(Select select, WritableType type) {
    SqlStatement read = new SelectWriter(model, dialect).write(select);
    String lock = dialect.writes().lock();
    String hint = dialect.writes().lockHint();
    String row = dialect.table(type.type().table()) + " " + Select.ROW;
    return switch (read) {
      case SqlText(String sql, var bindings) ->
          new SqlText(hint.isEmpty() ? sql + lock : sql.replace(row, row + hint), bindings);
      case DynamicSql(List<DynamicSql.Part> parts) -> {
        List<DynamicSql.Part> all = new ArrayList<>();
        for (DynamicSql.Part part : parts) {
          all.add(
              part instanceof DynamicSql.Part.Text(SqlText(String sql, var bindings))
                      && !hint.isEmpty()
                  ? new DynamicSql.Part.Text(new SqlText(sql.replace(row, row + hint), bindings))
                  : part);
        }
        if (!lock.isEmpty()) {
          all.add(new DynamicSql.Part.Text(new SqlText(lock, List.of())));
        }
        yield new DynamicSql(all);
      }
    };
  }

  /**
   * Inserts rows: see {@link RowWriter#insert}. Where the database can, it returns the {@link
   * RowImage}.
   *
   * @param columns the indexes of the columns that have values
   * @param skip the indexes of the columns of a unique key whose values may exist; empty for none
   * @param returned the indexes of columns that are returned with the image
   */
  public SqlText insert(
      WritableType type,
      List<Integer> columns,
      int count,
      List<Integer> skip,
      List<Integer> returned) {
    return text(
        new Shape(type.type().name(), "insert", columns, skip, returned, count),
        () ->
            rows.insert(
                type.type(),
                pick(type, columns),
                count,
                dialect.writes().returnsInserted()
                    ? type.image(returned).items(rows.row(type.type().table()))
                    : List.of(),
                pick(type, skip)));
  }

  /** Changes the row with a key: see {@link RowWriter#update}. */
  public SqlText update(WritableType type, List<Integer> set, List<Integer> added) {
    return text(
        new Shape(type.type().name(), "update", set, added, 0),
        () ->
            rows.update(
                type.type(),
                new RowWriter.Changes(pick(type, set), pick(type, added), version(type))));
  }

  /** Whether {@link #updateReturning} can change rows of a type, and find them by an index. */
  public boolean returnsUpdated(WritableType type) {
    return dialect.writes().returnsUpdated()
        && type.key().stream().allMatch(key -> dialect.form(type.columns().get(key)).isEmpty());
  }

  /**
   * Changes the row that another statement finds and locks, and returns the {@link RowImage} of its
   * new state, extended by some columns, and then that of its old state.
   *
   * @param lock of {@link #lock(WritableType, List)}, with its values
   * @param returned the indexes of columns that are returned with the first image
   * @return the statement; the values of its bindings are those of the lock, then as for {@link
   *     #update}, without the key
   */
  public SqlText updateReturning(
      WritableType type, SqlText lock, List<Integer> set, List<Integer> returned) {
    return text(
        new Shape(type.type().name(), lock.sql(), set, List.of(), returned, 0),
        () -> {
          RowImage before = type.image();
          return rows.updateReturning(
              type.type(),
              lock,
              new RowWriter.Changes(pick(type, set), List.of(), version(type)),
              type.image(returned).items(rows.row(type.type().table())),
              before.keyPositions(),
              before.size());
        });
  }

  /** Returns a row if some columns have the values that are the parameters. */
  public SqlText exists(TypeModel type, List<Column> columns) {
    return rows.exists(type, columns);
  }

  /** Deletes the row with a key. */
  public SqlText delete(WritableType type) {
    return text(
        new Shape(type.type().name(), "delete", List.of(), List.of(), 0),
        () -> rows.delete(type.type()));
  }

  /** Writes rows of join tables. */
  public RowWriter links() {
    return rows;
  }

  private static List<Column> version(WritableType type) {
    return type.version() < 0 ? List.of() : pick(type, List.of(type.version()));
  }

  private static List<Column> pick(WritableType type, List<Integer> columns) {
    return columns.stream().map(type.columns()::get).toList();
  }

  /** A text, from the cache. */
  private SqlText text(Shape shape, Supplier<SqlText> writer) {
    @Nullable SqlText known = texts.get(shape);
    if (known != null) {
      return known;
    }
    SqlText text = writer.get();
    if (texts.size() < MOST_TEXTS) {
      texts.put(shape, text);
    }
    return text;
  }
}
