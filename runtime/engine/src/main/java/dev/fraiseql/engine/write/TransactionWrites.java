package dev.fraiseql.engine.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.WriteSession;
import dev.fraiseql.plan.write.ChangedRow;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.NewRows;
import dev.fraiseql.plan.write.RowImage;
import dev.fraiseql.plan.write.WritableType;
import dev.fraiseql.plan.write.WriteStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inserts, changes and deletes rows in one transaction. For one thread. */
final class TransactionWrites {
  private final WriteContext context;
  private final WriteSession session;
  private final Outbox outbox;

  /** The keys of the rows that are being deleted, so that a circle of rows ends. */
  private final Set<Object> deleted = new HashSet<>();

  /**
   * Rows that have been read and locked.
   *
   * @param keys in the order in which they were read
   * @param values for each row its columns that were read, by index
   * @param json for each row its JSON; empty if changes are not captured
   */
  record Locked(KeyBatch keys, List<WriteRow> values, List<RowJson> json) {
    boolean isEmpty() {
      return values.isEmpty();
    }
  }

  /** What is being written, to say what failed. */
  private @Nullable Writing writing;

  /**
   * What is being written.
   *
   * @param rows that are written
   * @param places the place in the request of each
   * @param added the indexes of the columns that are added to
   * @param links the relation whose join table is written; null if the rows themselves are
   */
  record Writing(
      WritableType type,
      boolean deleting,
      List<WriteRow> rows,
      List<String> places,
      List<Integer> added,
      @Nullable ToManyField links) {}

  TransactionWrites(WriteContext context, WriteSession session, Outbox outbox) {
    this.context = context;
    this.session = session;
    this.outbox = outbox;
  }

  /** What was being written last; null if nothing was. */
  @Nullable Writing writing() {
    return writing;
  }

  /** An empty batch of keys of a type's rows, read at the positions of the row image. */
  private KeyBatch keys(WritableType type, int before) {
    RowImage image = type.image();
    List<Integer> positions = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (int column : type.key()) {
      positions.add(before + image.position(column));
      types.add(type.columns().get(column).type());
    }
    return context.runtime().keyBatch(positions, types);
  }

  // Inserts

  /** Inserts rows with all that is created within them. Returns their keys, in their order. */
  KeyBatch insert(NewRows created) throws SQLException {
    WritableType type = created.type();
    created.rows().forEach(row -> complete(type, row));
    KeyBatch keys = keys(type, 0);
    writing = new Writing(type, false, created.rows(), created.places(), List.of(), null);
    int first = 0;
    while (first < created.rows().size()) {
      List<Integer> columns = type.inserted(created.rows().get(first));
      int end = first + 1;
      while (end < created.rows().size()
          && type.inserted(created.rows().get(end)).equals(columns)) {
        end++;
      }
      insert(type, columns, created.rows().subList(first, end), keys);
      first = end;
    }
    for (NewRows.Children children : created.children()) {
      handDown(type, created.rows(), children);
      insert(children.rows());
    }
    for (NewRows.Links links : created.links()) {
      link(type, created.rows(), links);
    }
    return keys;
  }

  /**
   * Inserts a row unless there is one with the same values of a unique key.
   *
   * @param unique the indexes of the columns of the unique key
   * @return its key; null if nothing was inserted
   */
  @Nullable KeyBatch insertUnlessExists(NewRows created, List<Integer> unique)
      throws SQLException {
    WritableType type = created.type();
    WriteRow row = created.rows().getFirst();
    complete(type, row);
    writing = new Writing(type, false, created.rows(), created.places(), List.of(), null);
    KeyBatch keys = keys(type, 0);
    boolean mayExist = unique.stream().allMatch(row::hasValue);
    if (!mayExist || !context.dialect().writes().returnsInserted()) {
      insert(type, type.inserted(row), created.rows(), keys);
    } else {
      insertReturning(type, type.inserted(row), created.rows(), unique, keys);
    }
    return keys.size() == 0 ? null : keys;
  }

  /** Sets the values of a new row that neither the caller nor the database gives. */
  private void complete(WritableType type, WriteRow row) {
    for (int column = 0; column < row.columns(); column++) {
      if (!row.has(column)) {
        WriteRule rule = type.rule(column);
        if (rule.version()) {
          boolean moment = type.columns().get(column).type().scalar() == Scalar.INSTANT;
          row.set(column, moment ? (Object) now() : (Object) 0L);
        } else if (rule.source() == WriteRule.Source.UUID) {
          row.set(column, context.ids().get());
        } else if (type.inserted(row).contains(column)) {
          row.set(column, null);
        }
      }
    }
  }

  private Instant now() {
    return context.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void insert(
      WritableType type, List<Integer> columns, List<WriteRow> rows, KeyBatch keys)
      throws SQLException {
    if (context.dialect().writes().returnsInserted()) {
      int most = context.dialect().writes().rowsPerInsert(columns.size());
      for (int first = 0; first < rows.size(); first += most) {
        insertReturning(
            type,
            columns,
            rows.subList(first, Math.min(rows.size(), first + most)),
            List.of(),
            keys);
      }
      return;
    }
    BoundStatement statement = bound(context.statements().insert(type, columns, 1, List.of()));
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(values(columns, row)));
    int identity = identity(type);
    if (identity < 0 || columns.contains(identity)) {
      session.updateAll(statement, values);
    } else {
      List<Long> numbers = session.insertAll(statement, values);
      for (int i = 0; i < numbers.size(); i++) {
        rows.get(i).set(identity, numbers.get(i));
      }
    }
    KeyBatch inserted = keys(type, 1);
    for (WriteRow row : rows) {
      keys.add(key(type, row), keys.size());
      inserted.add(key(type, row), inserted.size());
    }
    readInserted(type, rows, inserted);
  }

  /** Reads what the database has given new rows, if it is needed. */
  private void readInserted(WritableType type, List<WriteRow> rows, KeyBatch inserted)
      throws SQLException {
    boolean captured = type.type().writes().isCaptured();
    boolean complete = type.image().columns().stream().allMatch(rows.getFirst()::has);
    if (!captured && complete) {
      return;
    }
    Locked read = read(type, bound(context.statements().read(type)), inserted, 1);
    for (int i = 0; i < rows.size(); i++) {
      WriteRow row = rows.get(i);
      for (int column : type.image().columns()) {
        if (read.values().get(i).has(column)) {
          row.set(column, read.values().get(i).get(column));
        }
      }
      if (captured) {
        outbox.created(type, row, read.json().get(i));
      }
    }
  }

  private QueryExecutor executor(WritableType type) {
    return Objects.requireNonNull(context.executors().get(type.type().name()));
  }

  private static int identity(WritableType type) {
    for (int column : type.key()) {
      if (type.rule(column).source() == WriteRule.Source.IDENTITY) {
        return column;
      }
    }
    return -1;
  }

  private static List<Object> key(WritableType type, WriteRow row) {
    List<Object> key = new ArrayList<>();
    for (int column : type.key()) {
      key.add(Objects.requireNonNull(row.get(column)));
    }
    return key;
  }

  /**
   * Inserts rows by one statement.
   *
   * @param skip the columns of a unique key: a row whose values of it exist is not inserted; empty
   *     if the statement fails then
   */
  private void insertReturning(
      WritableType type,
      List<Integer> columns,
      List<WriteRow> rows,
      List<Integer> skip,
      KeyBatch keys)
      throws SQLException {
    SqlText text = context.statements().insert(type, columns, rows.size(), skip);
    @Nullable Object[] values = new Object[columns.size() * rows.size()];
    int next = 0;
    for (WriteRow row : rows) {
      for (int column : columns) {
        values[next++] = row.get(column);
      }
    }
    List<Selection> fields = type.image().fields(context.model(), 0);
    try (ResultSet result = session.query(bound(text, values), null)) {
      ResultRow row = context.runtime().row(result);
      for (WriteRow inserted : rows) {
        if (!result.next()) {
          if (skip.isEmpty()) {
            throw new SQLException("an inserted row was not returned");
          }
          return;
        }
        keys.add(result, keys.size());
        fill(type, row, 0, inserted);
        if (!fields.isEmpty()) {
          outbox.created(type, inserted, RowJson.of(row, executor(type), fields));
        }
      }
    }
  }

  /** Sets the columns of a row that were read. */
  private static void fill(WritableType type, ResultRow row, int before, WriteRow into)
      throws SQLException {
    RowImage image = type.image();
    for (int column : image.columns()) {
      ValueType valueType = type.columns().get(column).type();
      if (!valueType.list()) {
        int position = before + image.position(column);
        into.set(column, StoredValue.read(row, position, valueType));
      }
    }
  }

  private static void handDown(
      WritableType parent, List<WriteRow> parents, NewRows.Children children) {
    WritableType type = children.rows().type();
    for (int i = 0; i < children.parents().size(); i++) {
      WriteRow from = parents.get(children.parents().get(i));
      WriteRow row = children.rows().rows().get(i);
      for (JoinColumn pair : children.relation().columns()) {
        row.set(type.index(pair.other()), from.get(parent.index(pair.column())));
      }
    }
  }

  // Links

  private void link(WritableType type, List<WriteRow> owners, NewRows.Links links)
      throws SQLException {
    JoinTable table = Objects.requireNonNull(links.relation().through());
    Set<List<@Nullable Object>> values = new LinkedHashSet<>();
    for (int i = 0; i < links.targets().size(); i++) {
      values.add(link(type, owners.get(links.owners().get(i)), table, links.targets().get(i)));
    }
    if (!values.isEmpty()) {
      writing = new Writing(type, false, owners, links.places(), List.of(), links.relation());
      session.updateAll(bound(context.statements().links().link(table)), arrays(values));
    }
  }

  private static List<@Nullable Object[]> arrays(Set<List<@Nullable Object>> values) {
    List<@Nullable Object[]> arrays = new ArrayList<>();
    values.forEach(each -> arrays.add(each.toArray()));
    return arrays;
  }

  private static List<@Nullable Object> link(
      WritableType type, WriteRow owner, JoinTable table, List<Object> target) {
    List<@Nullable Object> values = new ArrayList<>();
    for (JoinColumn pair : table.source()) {
      values.add(owner.get(type.index(pair.other())));
    }
    values.addAll(target);
    return values;
  }

  private void changeLinks(WritableType type, List<WriteRow> owners, ChangedRow.LinkChange change)
      throws SQLException {
    JoinTable table = Objects.requireNonNull(change.relation().through());
    Set<List<@Nullable Object>> removed = new LinkedHashSet<>();
    Set<List<@Nullable Object>> added = new LinkedHashSet<>();
    for (WriteRow owner : owners) {
      change.removed().forEach(target -> removed.add(link(type, owner, table, target)));
      change.added().forEach(target -> added.add(link(type, owner, table, target)));
    }
    removed.addAll(added); // a link that exists already is made anew
    if (!removed.isEmpty()) {
      session.updateAll(bound(context.statements().links().unlink(table)), arrays(removed));
    }
    if (!added.isEmpty()) {
      writing = new Writing(type, false, owners, change.places(), List.of(), change.relation());
      session.updateAll(bound(context.statements().links().link(table)), arrays(added));
    }
  }

  // Reading and locking

  /** Reads and locks the rows of a statement of {@link WriteStatements#lock}. */
  Locked lock(WritableType type, BoundStatement statement) throws SQLException {
    return read(type, statement, null, 0);
  }

  /** No rows. */
  Locked none(WritableType type) {
    return new Locked(keys(type, 0), List.of(), List.of());
  }

  private Locked read(
      WritableType type, BoundStatement statement, @Nullable KeyBatch parents, int before)
      throws SQLException {
    Locked locked = new Locked(keys(type, before), new ArrayList<>(), new ArrayList<>());
    List<Selection> fields = type.image().fields(context.model(), before);
    try (ResultSet result = session.query(statement, parents)) {
      ResultRow row = context.runtime().row(result);
      while (result.next()) {
        locked.keys().add(result, locked.values().size());
        WriteRow values = new WriteRow(type.columns().size());
        fill(type, row, before, values);
        locked.values().add(values);
        if (!fields.isEmpty()) {
          locked.json().add(RowJson.of(row, executor(type), fields));
        }
      }
    }
    return locked;
  }

  // Updates

  /** Changes rows that are locked. */
  void update(Locked rows, ChangedRow change) throws SQLException {
    WritableType type = change.type();
    if (rows.isEmpty() || change.isEmpty()) {
      return;
    }
    writing = new Writing(type, false, List.of(change.values()), List.of("input"), present(change.increments()), null);
    List<Integer> set = present(change.values());
    List<Integer> added = present(change.increments());
    boolean hasVersion = type.version() >= 0;
    if (!set.isEmpty() || !added.isEmpty() || hasVersion) {
      BoundStatement statement = bound(context.statements().update(type, set, added));
      List<@Nullable Object[]> values = new ArrayList<>();
      for (WriteRow row : rows.values()) {
        List<@Nullable Object> bound = new ArrayList<>();
        set.forEach(column -> bound.add(change.values().get(column)));
        added.forEach(column -> bound.add(change.increments().get(column)));
        if (hasVersion
            && type.columns().get(type.version()).type().scalar() == Scalar.INSTANT) {
          bound.add(now());
        }
        bound.addAll(key(type, row));
        values.add(bound.toArray());
      }
      session.updateAll(statement, values);
    }
    for (ChangedRow.LinkChange links : change.links()) {
      changeLinks(type, rows.values(), links);
    }
    if (!added.isEmpty()) {
      checkIncremented(type, added, rows);
    }
    boolean captured = type.type().writes().isCaptured();
    if (captured) {
      Locked after = read(type, bound(context.statements().read(type)), keysOf(type, rows), 1);
      List<String> links =
          change.links().stream().map(each -> each.relation().name()).toList();
      for (int i = 0; i < rows.values().size(); i++) {
        outbox.updated(
            type, rows.values().get(i), rows.json().get(i), after.json().get(i), links);
      }
    }
  }

  /** Rejects sums that their columns or the author's constraints do not allow. */
  private void checkIncremented(WritableType type, List<Integer> added, Locked rows)
      throws SQLException {
    InputErrors errors = new InputErrors();
    BoundStatement statement = bound(context.statements().read(type, added));
    try (ResultSet result = session.query(statement, keysOf(type, rows))) {
      ResultRow row = context.runtime().row(result);
      while (result.next() && errors.isEmpty()) {
        WriteRow values = new WriteRow(type.columns().size());
        for (int i = 0; i < added.size(); i++) {
          ValueType valueType = type.columns().get(added.get(i)).type();
          values.set(added.get(i), StoredValue.read(row, 2 + i, valueType));
        }
        context.inputs().checkIncremented(type, values, errors);
      }
    }
    if (!errors.isEmpty()) {
      throw new RequestErrors(errors.list());
    }
  }

  private KeyBatch keysOf(WritableType type, Locked rows) {
    KeyBatch keys = keys(type, 1);
    rows.values().forEach(row -> keys.add(key(type, row), keys.size()));
    return keys;
  }

  private static List<Integer> present(WriteRow row) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < row.columns(); column++) {
      if (row.has(column)) {
        columns.add(column);
      }
    }
    return columns;
  }

  // Deletes

  /** Deletes rows that are locked, and what is to be deleted with them. */
  void delete(WritableType type, Locked rows) throws SQLException {
    List<WriteRow> fresh = new ArrayList<>();
    List<RowJson> json = new ArrayList<>();
    KeyBatch keys = keys(type, 0);
    for (int i = 0; i < rows.values().size(); i++) {
      WriteRow row = rows.values().get(i);
      if (deleted.add(List.of(type.type().name(), key(type, row)))) {
        fresh.add(row);
        if (!rows.json().isEmpty()) {
          json.add(rows.json().get(i));
        }
        keys.add(key(type, row), keys.size());
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    for (TypeModel each : context.model().types()) {
      for (FieldModel field : each.fields()) {
        if (field instanceof ToOneField toOne
            && toOne.target().equals(type.type().name())
            && each.isWritable()) {
          detach(context.types().of(each.name()), toOne, keys);
        }
      }
    }
    unlink(type, fresh);
    writing = new Writing(type, true, fresh, List.of(), List.of(), null);
    List<@Nullable Object[]> values = new ArrayList<>();
    fresh.forEach(row -> values.add(key(type, row).toArray()));
    session.updateAll(bound(context.statements().delete(type)), values);
    for (int i = 0; i < json.size(); i++) {
      outbox.deleted(type, fresh.get(i), json.get(i));
    }
  }

  /** Deletes the rows that refer to deleted rows, or removes the reference. */
  private void detach(WritableType child, ToOneField relation, KeyBatch parents)
      throws SQLException {
    switch (relation.onDelete()) {
      case RESTRICT -> {}
      case CASCADE -> delete(child, children(child, relation, parents));
      case SET_NULL -> {
        WriteRow none = new WriteRow(child.columns().size());
        for (JoinColumn pair : relation.columns()) {
          if (pair.column().nullable()) {
            none.set(child.index(pair.column()), null);
          }
        }
        WriteRow nothing = new WriteRow(child.columns().size());
        update(
            children(child, relation, parents), new ChangedRow(child, none, nothing, List.of()));
      }
    }
  }

  private Locked children(WritableType child, ToOneField relation, KeyBatch parents)
      throws SQLException {
    List<JoinColumn> columns =
        relation.columns().stream().map(JoinColumn::reversed).toList();
    ToManyField inverse =
        new ToManyField(
            relation.name(), 0, child.type().name(), columns, null, relation.doc());
    SqlText text = context.statements().lockChildren(child, inverse);
    return read(child, bound(text), parents, 1);
  }

  /** Deletes the rows of join tables that refer to deleted rows, on either side. */
  private void unlink(WritableType type, List<WriteRow> rows) throws SQLException {
    Set<Table> done = new HashSet<>();
    for (TypeModel each : context.model().types()) {
      for (FieldModel field : each.fields()) {
        if (field instanceof ToManyField toMany && toMany.through() != null) {
          JoinTable table = toMany.through();
          if (each.name().equals(type.type().name()) && done.add(table.table())) {
            unlink(type, rows, table, table.source());
          }
          if (toMany.target().equals(type.type().name())
              && (done.add(table.table()) || each.name().equals(toMany.target()))) {
            unlink(type, rows, table, table.inverse());
          }
        }
      }
    }
  }

  private void unlink(
      WritableType type, List<WriteRow> rows, JoinTable table, List<JoinColumn> side)
      throws SQLException {
    List<@Nullable Object[]> values = new ArrayList<>();
    for (WriteRow row : rows) {
      List<@Nullable Object> bound = new ArrayList<>();
      side.forEach(pair -> bound.add(row.get(type.index(pair.other()))));
      values.add(bound.toArray());
    }
    session.updateAll(bound(context.statements().links().unlinkAll(table, side)), values);
  }

  // Statements

  private static BoundStatement bound(SqlText text) {
    return bound(text, new Object[text.bindings().size()]);
  }

  /** A statement with its values. */
  static BoundStatement bound(SqlText text, @Nullable Object[] values) {
    return new BoundStatement(text.sql(), text.bindings(), values, Long.MAX_VALUE, 0);
  }

  private static @Nullable Object[] values(List<Integer> columns, WriteRow row) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(columns.get(i));
    }
    return values;
  }

  /**
   * Checks the version of the one row that a field is about.
   *
   * @param wanted the version that it must have
   */
  static void checkVersion(WritableType type, WriteRow row, Object wanted) {
    Object current = Objects.requireNonNull(row.get(type.version()));
    if (!current.equals(wanted)) {
      throw new RequestException(
              ErrorCode.CONFLICT,
              "version: the row has version " + current + ". Read it again and repeat the change.")
          .with("field", "version")
          .with("version", current instanceof Long number ? number : current.toString());
    }
  }
}
