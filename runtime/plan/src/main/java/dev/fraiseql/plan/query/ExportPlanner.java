package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.OffsetPagination;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.Select.Condition;
import dev.fraiseql.plan.sql.Select.Item;
import dev.fraiseql.plan.sql.Select.Order;
import dev.fraiseql.plan.sql.Select.Rows;
import java.util.ArrayList;
import java.util.List;

/** Plans the statement of an export: columns of one table. For one use. */
final class ExportPlanner {
  private final PlanningContext context;
  private final RowLayout layout = new RowLayout(1);

  ExportPlanner(PlanningContext context) {
    this.context = context;
  }

  /** The level that reads fields of a type's rows. */
  Level plan(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
    List<Entry> entries = entries(fields, type.fields());
    Select select =
        new Select(
            type,
            rows(rows),
            layout.items(),
            layout.joins(),
            new Condition.Fixed(rows.filter()),
            new Order.Fixed(rows.order()));
    return Level.of(type.name(), context.write(select), new Selection(type.name(), entries))
        .withPaging(rows.paging());
  }

  private static Rows rows(ExportedRows rows) {
    if (!rows.after().isEmpty()) {
      return new Rows.After(rows.order(), rows.after());
    }
    OffsetPagination paging = rows.paging();
    return paging.equals(OffsetPagination.NONE)
        ? new Rows.All()
        : FieldArguments.page(paging, false);
  }

  /**
   * The entries of fields.
   *
   * @param declared all fields that the type or embedded object has
   */
  private List<Entry> entries(List<FieldModel> fields, List<FieldModel> declared) {
    List<Entry> entries = new ArrayList<>();
    for (FieldModel field : fields) {
      entries.add(
          switch (field) {
            case ScalarField scalar ->
                RowPlanner.entry(
                    scalar.name(),
                    scalar,
                    layout.position(new Item.Value(Select.ROW, scalar.column())));
            case EmbeddedField embedded -> embedded(embedded, declared);
            case ToOneField toOne -> throw noColumn(toOne);
            case ToManyField toMany -> throw noColumn(toMany);
          });
    }
    return entries;
  }

  private Entry embedded(EmbeddedField field, List<FieldModel> declared) {
    // An object is present if any of its columns is not null, also one that is not exported.
    EmbeddedField whole =
        Planner.field(declared, field.name()) instanceof EmbeddedField found ? found : field;
    int presence = field.nullable() ? layout.presence(Select.ROW, whole) : 0;
    return Entry.object(
        field.name(),
        field.ordinal(),
        presence,
        field.nullable(),
        new Selection(field.type(), entries(field.fields(), whole.fields())));
  }

  private static IllegalArgumentException noColumn(FieldModel field) {
    return new IllegalArgumentException(field.name() + " has no column of its own");
  }
}
