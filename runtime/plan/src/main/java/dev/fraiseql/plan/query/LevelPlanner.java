package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Cursors;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Pages;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.ShapedText.Side;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import dev.fraiseql.plan.sql.Select.Seek;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plans the statement of one level, around what a {@link RowPlanner} reads of its rows. For one
 * use.
 */
final class LevelPlanner {
  private final Model model;
  private final SqlDialect dialect;
  private final FieldArguments arguments;
  private final RowPlanner row;

  LevelPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds) {
    this(model, dialect, variables, holds, 1, new ArrayList<>());
  }

  /**
   * A planner of a part of a level.
   *
   * @param firstPosition where the first item stands in a row
   * @param children takes the levels below, behind those of other parts
   */
  LevelPlanner(
      Model model,
      SqlDialect dialect,
      List<Variable> variables,
      Predicate<dev.fraiseql.plan.bind.Condition> holds,
      int firstPosition,
      List<Level.Child> children) {
    this.model = model;
    this.dialect = dialect;
    arguments = new FieldArguments(model, variables);
    row = new RowPlanner(model, dialect, variables, holds, firstPosition, children);
  }

  /**
   * The level that reads the row with a given key.
   *
   * @param given for each part of the type's key
   */
  Level row(TypeModel type, List<Operand> given, List<FieldNode> fields) {
    Map<Column, Operand> parts = new HashMap<>();
    List<Filter> byKey = new ArrayList<>();
    for (int part = 0; part < given.size(); part++) {
      Column column = type.key().get(part).column();
      parts.put(column, given.get(part));
      byKey.add(new Filter.Compare(column, Comparison.EQ, given.get(part)));
    }
    row.isOne(parts);
    Selection selection = row.selection(type, fields);
    return level(
        type,
        new Rows.All(),
        new Condition.Fixed(byKey.size() == 1 ? byKey.getFirst() : new Filter.And(byKey)),
        new Order.Fixed(List.of()),
        Paging.NONE,
        selection);
  }

  /** The level that reads a page of all rows. */
  Level page(TypeModel type, MergedField field) {
    Map<String, @Nullable Object> given = field.node().arguments();
    Selection selection = row.selection(type, field.fields());
    Paging paging = FieldArguments.paging(given);
    return level(
        type,
        page(paging),
        arguments.condition(type, given),
        arguments.order(type, given),
        paging,
        selection);
  }

  /**
   * How a stream reads the rows of {@link #page}, which comes first; null if by its statement, as
   * long as they hold no lists, or the database fetches these beside.
   */
  @Nullable Pages pages(TypeModel type, MergedField field) {
    if (row.children().isEmpty() || dialect.fetchesBesideOpenRows()) {
      return null;
    }
    Map<String, @Nullable Object> given = field.node().arguments();
    @Nullable Object orderBy = given.get("orderBy");
    Seek behind = new Seek(new Operand.Place(), Side.AFTER, orderBy);
    boolean offset = FieldArguments.paging(given).offset() != null;
    return new Pages(
        statement(type, new Rows.Forward(List.of(behind), true, offset), given),
        new Cursors(type.name(), orderBy, nextPosition()));
  }

  /** The level that reads a page of a connection. */
  Level level(TypeModel type, Rows page, Map<String, @Nullable Object> given, Selection selection) {
    return new Level(
        type.name(), statement(type, page, given), Paging.NONE, selection, row.children());
  }

  /** A statement that reads what has been selected so far, of rows that the arguments name. */
  SqlStatement statement(TypeModel type, Rows page, Map<String, @Nullable Object> given) {
    Select select =
        new Select(
            type,
            page,
            row.items(),
            row.joins(),
            arguments.condition(type, given),
            arguments.order(type, given));
    return new SelectWriter(model, dialect).write(select);
  }

  /** The statement that gives a row if there is one on a side of a cursor. */
  SqlStatement nearest(TypeModel type, Seek seek, Map<String, @Nullable Object> given) {
    Select select =
        new Select(
            type,
            new Rows.Nearest(seek),
            List.of(),
            List.of(),
            arguments.condition(type, given),
            arguments.order(type, given));
    return new SelectWriter(model, dialect).write(select);
  }

  /**
   * A part of a statement: what has been selected so far of a type.
   *
   * @param rows what the rows are filtered and sorted as
   */
  Select selected(TypeModel type, TypeModel rows, Map<String, @Nullable Object> given) {
    return new Select(
        type,
        new Rows.All(),
        row.items(),
        row.joins(),
        arguments.condition(rows, given),
        arguments.order(rows, given));
  }

  /** What is selected of rows of a type, to be read by this level's statement. */
  Selection selection(TypeModel type, List<FieldNode> fields) {
    return row.selection(type, fields);
  }

  /** The position behind all that has been selected so far. */
  int nextPosition() {
    return row.nextPosition();
  }

  /** The level that reads fields of rows. */
  Level export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
    return level(
        type,
        exported(rows),
        new Condition.Fixed(rows.filter()),
        new Order.Fixed(rows.order()),
        rows.paging(),
        new Selection(type.name(), row.exported(fields, type.fields())));
  }

  private static Rows exported(ExportedRows rows) {
    if (!rows.behind().isEmpty()) {
      return new Rows.After(rows.order(), rows.behind());
    }
    Paging paging = rows.paging();
    return paging.equals(Paging.NONE) ? new Rows.All() : page(paging);
  }

  /** The statement that counts rows. */
  SqlStatement count(TypeModel type, FieldNode field) {
    Select select =
        new Select(
            type,
            new Rows.All(),
            List.of(new Item.CountAll()),
            List.of(),
            arguments.condition(type, field.arguments()),
            new Order.Fixed(List.of()));
    return new SelectWriter(model, dialect).write(select);
  }

  /**
   * The level that reads what belongs to rows of the level above.
   *
   * @param parent the key of the one row; null if there may be several
   */
  Level ofParents(ToManyField relation, MergedField field, @Nullable List<Operand> parent) {
    TypeModel type = model.type(relation.target());
    Map<String, @Nullable Object> given = field.node().arguments();
    Selection selection = row.selection(type, field.fields());
    Paging paging = FieldArguments.paging(given);
    return level(
        type,
        parent == null
            ? new Rows.OfParents(relation, paging.limit() != null, paging.offset() != null)
            : new Rows.OfOneParent(
                relation, parent, paging.equals(Paging.NONE) ? null : page(paging)),
        arguments.condition(type, given),
        arguments.order(type, given),
        paging,
        selection);
  }

  /** See {@link Level.Child#byKey}. To be asked behind {@link #ofParents}. */
  @Nullable String byKey(ToManyField relation, List<ValueType> types, MergedField field) {
    Map<String, @Nullable Object> given = field.node().arguments();
    if (dialect.parents().ascendingKeys().isEmpty()
        || types.size() > 1
        || !types.getFirst().scalar().isInteger()
        || !FieldArguments.paging(given).equals(Paging.NONE)) {
      return null;
    }
    TypeModel type = model.type(relation.target());
    SqlStatement statement =
        new SelectWriter(model, dialect)
            .write(
                new Select(
                    type,
                    new Rows.OfAscendingKeys(relation),
                    row.items(),
                    row.joins(),
                    arguments.condition(type, given),
                    arguments.order(type, given)));
    return statement instanceof SqlText text ? text.sql() : null;
  }

  private Level level(
      TypeModel type,
      Rows rows,
      Condition condition,
      Order order,
      Paging paging,
      Selection selection) {
    Select select = new Select(type, rows, row.items(), row.joins(), condition, order);
    SqlStatement statement = new SelectWriter(model, dialect).write(select);
    return new Level(type.name(), statement, paging, selection, row.children());
  }

  private static Rows.Page page(Paging paging) {
    return new Rows.Page(known(paging.limit()), paging.offset() != null);
  }

  /**
   * The number of rows that a document says; null if the request says it. SQL Server fetches no 0
   * rows, and what is negative the engine refuses: so neither stands in a statement.
   */
  private static @Nullable Long known(@Nullable Operand limit) {
    return limit instanceof Operand.Constant(Object value) && value instanceof Long rows && rows > 0
        ? rows
        : null;
  }
}
