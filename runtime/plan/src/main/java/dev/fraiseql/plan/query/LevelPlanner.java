package dev.fraiseql.plan.query;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.ConnectionPage;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.KeyCheck;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.PagedRead;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.plan.sql.StatementLimits;
import dev.fraiseql.plan.write.WriteStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans the statement of one level; a {@link RowPlanner} plans what it selects. For one use.
 *
 * <p>To-one relations are joined. If one statement cannot read them all, those that do not fit are
 * read separately: by a child level for each.
 */
final class LevelPlanner {
  /** Room for the columns that no field selects: the parent's ordinal and the sort keys. */
  private static final int KEYS = 32;

  private final PlanningContext context;
  private final FieldArguments arguments;
  private final RowLayout layout;
  private final List<Level.Child> children;
  private final int firstChild;
  private final RowPlanner row;

  LevelPlanner(PlanningContext context) {
    this(context, 1, new ArrayList<>());
  }

  /**
   * A planner of a level whose rows contain more than its own items.
   *
   * @param firstPosition the position of the first item in a row
   * @param children collects the levels below; may already contain others
   */
  LevelPlanner(PlanningContext context, int firstPosition, List<Level.Child> children) {
    this.context = context;
    this.children = children;
    firstChild = children.size();
    arguments = context.arguments();
    layout = new RowLayout(firstPosition);
    row = new RowPlanner(context, layout, children);
  }

  /**
   * The level that reads one row by its key.
   *
   * @param given the operands for the parts of the type's key
   */
  Level row(TypeModel type, List<Operand> given, List<FieldNode> fields) {
    Map<Column, Operand> parts = new HashMap<>();
    List<Filter> byKey = new ArrayList<>();
    for (int part = 0; part < given.size(); part++) {
      Column column = type.key().get(part).column();
      parts.put(column, given.get(part));
      byKey.add(new Filter.Compare(column, Comparison.EQ, given.get(part)));
    }
    row.readsOneRow(parts);
    Selection selection = plan(type, 1, () -> row.selection(type, fields));
    checkSize(type);
    Filter filter = byKey.size() == 1 ? byKey.getFirst() : new Filter.And(byKey);
    Select select =
        new Select(
            type,
            new Rows.All(),
            layout.items(),
            layout.joins(),
            new Condition.Fixed(filter),
            new Order.Fixed(List.of()));
    return level(type, context.write(select), OffsetPagination.NONE, selection, null);
  }

  /** The level that reads a page of a root list. */
  Level page(TypeModel type, MergedField field) {
    Map<String, @Nullable Object> given = field.node().arguments();
    OffsetPagination paging = FieldArguments.paging(given);
    Checked planned = plan(type, 1, field.fields(), paging);
    @Nullable KeyCheck check = planned.check();
    return level(
        type,
        statement(type, FieldArguments.page(paging, readsOneMore(check)), given),
        paging,
        planned.selection(),
        check);
  }

  /** A selection, and the check of its rows. */
  private record Checked(Selection selection, @Nullable KeyCheck check) {}

  private Checked plan(
      TypeModel type, int tables, List<FieldNode> fields, OffsetPagination paging) {
    return plan(
        type,
        tables,
        () -> {
          Selection selection = row.selection(type, fields);
          return new Checked(selection, joinCheck(type, paging));
        });
  }

  /**
   * Plans what the statement reads; again with to-one relations that are read separately if one
   * statement cannot read it.
   *
   * @param tables how many tables the statement reads without joins
   * @param planning plans the selection and the check of the rows
   */
  <T> T plan(TypeModel type, int tables, Supplier<T> planning) {
    T joined = planning.get();
    if (fits(tables)) {
      return joined;
    }
    StatementLimits limits = context.dialect().statementLimits();
    int joins = Math.min(limits.tables() - tables, limits.columns() / 4);
    int checked = type.hasKey() ? type.orderColumns().size() : joins;
    restart(new RowLayout.Room(joins, limits.columns() - KEYS - checked));
    return planning.get();
  }

  /**
   * Whether one statement can read what has been planned.
   *
   * @param tables how many tables the statement reads without joins
   */
  boolean fits(int tables) {
    return layout.joins().size() <= context.dialect().statementLimits().tables() - tables
        && fits(context, layout.items().size());
  }

  /** Whether a statement can read that many columns, besides those that no field selects. */
  static boolean fits(PlanningContext context, int columns) {
    return columns <= context.dialect().statementLimits().columns() - KEYS;
  }

  /** Plans all to-one relations as separate. Must be called first. */
  void joinNothing() {
    restart(new RowLayout.Room(0, 0));
  }

  private void restart(RowLayout.Room room) {
    layout.restart(room);
    children.subList(firstChild, children.size()).clear();
  }

  private static boolean readsOneMore(@Nullable KeyCheck check) {
    return check != null && check.readsOneMore();
  }

  /**
   * How the level notices that a to-one relation matched two rows; null if it joins none. Adds what
   * the check reads to the rows, so the whole selection must have been planned.
   */
  @Nullable KeyCheck joinCheck(TypeModel type, OffsetPagination paging) {
    if (layout.joins().isEmpty()) {
      return null;
    }
    // With an offset, the statement limits the rows before it joins others to them.
    boolean readsOneMore = paging.limit() != null && paging.offset() == null;
    return type.hasKey() ? adjacentRows(type, readsOneMore) : matches();
  }

  /** The check of rows in an order that ends with their key. */
  KeyCheck adjacentRows(TypeModel type, boolean readsOneMore) {
    List<Column> key = type.orderColumns();
    return KeyCheck.ofKey(readsOneMore, key.stream().map(this::part).toArray(KeyCheck.Part[]::new));
  }

  private KeyCheck.Part part(Column column) {
    return new KeyCheck.Part(layout.position(new Item.Value(Select.ROW, column)), column.type());
  }

  private KeyCheck matches() {
    return KeyCheck.ofMatches(
        layout.joins().stream()
            .map(join ->
                new KeyCheck.Match(layout.position(new Item.Matches(join)), join.target().name()))
            .toArray(KeyCheck.Match[]::new));
  }

  /**
   * How a stream reads the rows of {@link #page}, which must be called first. Null if it reads them
   * with the same statement: they have no to-many relations, or the database can run further
   * statements while rows are open.
   */
  @Nullable PagedRead pages(TypeModel type, MergedField field) {
    if (children.isEmpty() || context.dialect().fetchesBesideOpenRows()) {
      return null;
    }
    Map<String, @Nullable Object> given = field.node().arguments();
    if (!type.hasKey()) {
      // Equal rows have equal cursors, so a page cannot begin after one of them.
      return new PagedRead(statement(type, new Rows.Page(null, true), given), null);
    }
    @Nullable Object orderBy = given.get("orderBy");
    Seek after = new Seek(new Operand.Place(), Side.AFTER, orderBy);
    boolean offset = FieldArguments.paging(given).offset() != null;
    return new PagedRead(
        statement(type, new Rows.Forward(List.of(after), true, offset, null), given),
        new Cursors(type.name(), orderBy, nextPosition()));
  }

  /**
   * The level that reads a page of a connection.
   *
   * @param check {@link #adjacentRows}: also without joins, because a cursor would skip the rows
   *     that have the same key as its own
   */
  Level connection(
      TypeModel type,
      Rows rows,
      Map<String, @Nullable Object> given,
      Selection selection,
      KeyCheck check,
      ConnectionPage page) {
    return level(type, statement(type, rows, given), OffsetPagination.NONE, selection, check)
        .withConnection(page);
  }

  /** The statement that reads what has been selected so far, of rows that the arguments filter. */
  SqlStatement statement(TypeModel type, Rows rows, Map<String, @Nullable Object> given) {
    return context.write(select(type, type, rows, given));
  }

  /** The statement that reads whether there is a row on one side of a cursor. */
  SqlStatement nearest(TypeModel type, Rows.Nearest rows, Map<String, @Nullable Object> given) {
    return context.write(
        new Select(
            type,
            rows,
            List.of(),
            List.of(),
            arguments.condition(type, given),
            arguments.order(type, given)));
  }

  /**
   * A branch of a polymorphic statement: what has been selected so far of one type.
   *
   * @param rows the type that the arguments filter and sort by
   */
  Select branch(TypeModel type, TypeModel rows, Map<String, @Nullable Object> given) {
    return select(type, rows, new Rows.All(), given);
  }

  /** Plans a selection that this level's statement reads. */
  Selection selection(TypeModel type, List<FieldNode> fields) {
    return row.selection(type, fields);
  }

  /** The number of columns that have been selected so far. */
  int items() {
    return layout.items().size();
  }

  /** The position after all that has been selected so far. */
  int nextPosition() {
    return layout.nextPosition();
  }

  /** The statement that counts the rows of a type, or those of the only parent. */
  SqlStatement count(TypeModel type, Rows rows, FieldNode field) {
    return context.write(
        new Select(
            type,
            rows,
            List.of(new Item.CountAll()),
            List.of(),
            arguments.condition(type, field.arguments()),
            new Order.Fixed(List.of())));
  }

  /**
   * The level that reads the children of a to-many relation.
   *
   * @param parent the key of the only parent; null if there may be several
   */
  Level ofParents(ToManyField relation, MergedField field, @Nullable List<Operand> parent) {
    TypeModel type = context.model().type(relation.target());
    Map<String, @Nullable Object> given = field.node().arguments();
    OffsetPagination paging = FieldArguments.paging(given);
    int tables = tables(relation);
    if (parent == null) {
      // A page of each parent numbers its rows so that repeated ones have one number.
      Checked planned = plan(type, tables + 1, field.fields(), OffsetPagination.NONE);
      Rows rows = new Rows.OfParents(relation, paging.limit() != null, paging.offset() != null);
      return level(
          type, statement(type, rows, given), paging, planned.selection(), planned.check());
    }
    Checked planned = plan(type, tables, field.fields(), paging);
    @Nullable KeyCheck check = planned.check();
    Rows.@Nullable Page page =
        paging.equals(OffsetPagination.NONE)
            ? null
            : FieldArguments.page(paging, readsOneMore(check));
    Rows rows = new Rows.OfOneParent(relation, parent, page);
    return level(type, statement(type, rows, given), paging, planned.selection(), check);
  }

  /** The number of tables that have the rows of a relation. */
  static int tables(ToManyField relation) {
    return relation.through() == null ? 1 : 2;
  }

  /**
   * The level that reads the targets of a to-one relation, one for each parent at most.
   *
   * @param lookup finds the target by its key
   */
  Level targets(ToManyField lookup, List<FieldNode> fields) {
    TypeModel type = context.model().type(lookup.target());
    Selection selection = plan(type, 2, () -> row.selection(type, fields));
    checkSize(type);
    Select select =
        new Select(
            type,
            new Rows.OfParents(lookup, false, false),
            layout.items(),
            layout.joins(),
            new Condition.Fixed(null),
            new Order.Fixed(List.of()));
    return level(type, context.write(select), OffsetPagination.NONE, selection, null);
  }

  /**
   * The level that reads rows that have been written, whose keys are bound as those of parents; its
   * planner begins at position 2.
   */
  Level written(TypeModel type, MergedField field) {
    Selection selection = row.selection(type, field.fields());
    @Nullable KeyCheck check = joinCheck(type, OffsetPagination.NONE);
    Rows rows = new Rows.OfParents(WriteStatements.self(type), false, false);
    return level(type, statement(type, rows, Map.of()), OffsetPagination.NONE, selection, check);
  }

  /** See {@link Level.Child#byKey}. {@link #ofParents} must be called first. */
  @Nullable String byKey(ToManyField relation, List<ValueType> types, MergedField field) {
    Map<String, @Nullable Object> given = field.node().arguments();
    if (context.dialect().parents().ascendingKeys().isEmpty()
        || given.get("distinctOn") != null
        || types.size() > 1
        || !types.getFirst().scalar().isInteger()
        || !relation.pointers().getFirst().isDefaultForm()
        || !FieldArguments.paging(given).equals(OffsetPagination.NONE)) {
      return null;
    }
    TypeModel type = context.model().type(relation.target());
    SqlStatement statement = statement(type, new Rows.OfAscendingKeys(relation), given);
    return statement instanceof SqlText text ? text.sql() : null;
  }

  private Select select(
      TypeModel type, TypeModel rows, Rows which, Map<String, @Nullable Object> given) {
    checkSize(type);
    return new Select(
        type,
        which,
        layout.items(),
        layout.joins(),
        arguments.condition(rows, given),
        arguments.order(rows, given),
        FieldArguments.distinct(type, given));
  }

  private Level level(
      TypeModel type,
      SqlStatement statement,
      OffsetPagination paging,
      Selection selection,
      @Nullable KeyCheck check) {
    return new Level(type.name(), statement, paging, selection, children, check, null);
  }

  /** A row with more columns of its own than a statement can read is rejected. */
  private void checkSize(TypeModel type) {
    if (!fits(context, items())) {
      throw tooManyColumns(context, type.name(), items());
    }
  }

  /**
   * The error of a statement that would read more columns than the database allows.
   *
   * @param columns their number, besides those that no field selects
   */
  static RequestException tooManyColumns(PlanningContext context, String type, int columns) {
    SqlDialect dialect = context.dialect();
    return new RequestException(
        ErrorCode.LIMIT_EXCEEDED,
        "The selection of "
            + type
            + " reads "
            + (columns + KEYS)
            + " columns in one statement; "
            + dialect.database().product()
            + " allows "
            + dialect.statementLimits().columns()
            + ". Select fewer fields, or several root fields.");
  }
}
