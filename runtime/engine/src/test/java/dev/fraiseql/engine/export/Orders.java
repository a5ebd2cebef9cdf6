package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/** A type with a column of every sort that the language treats differently. */
final class Orders {
  static final Column ID = column("id", ValueType.of(Scalar.LONG), false);
  static final Column TOTAL = column("total", ValueType.decimal(12, 2), false);
  static final Column NOTE = column("note", ValueType.of(Scalar.STRING), true);
  static final Column STATUS = column("status", ValueType.enumOf("Status"), false);
  static final Column PAID = column("paid", ValueType.of(Scalar.BOOLEAN), false);
  static final Column CREATED_AT = column("created_at", ValueType.of(Scalar.INSTANT), false);
  static final Column DUE_ON = column("due_on", ValueType.of(Scalar.LOCAL_DATE), true);
  static final Column TAGS = column("tags", ValueType.of(Scalar.STRING).asList(), false);
  static final Column EXTRA = column("extra", ValueType.of(Scalar.JSON), true);
  static final Column CITY = column("address_city", ValueType.of(Scalar.STRING), true);
  static final Column STREET = column("address_street", ValueType.of(Scalar.STRING), true);
  static final Column CUSTOMER_ID = column("customer_id", ValueType.of(Scalar.LONG), false);

  static final EmbeddedField ADDRESS =
      new EmbeddedField(
          "address",
          9,
          "Address",
          true,
          List.of(scalar("city", 0, CITY), scalar("street", 1, STREET)),
          Doc.NONE);

  static final TypeModel TYPE =
      new TypeModel(
          "Order",
          "order",
          "orders",
          "shop.Order",
          new Table(null, "t_orders"),
          false,
          List.of(
              new ScalarField("id", 0, ID, true, false, Doc.NONE),
              scalar("total", 1, TOTAL),
              scalar("note", 2, NOTE),
              scalar("status", 3, STATUS),
              scalar("paid", 4, PAID),
              scalar("createdAt", 5, CREATED_AT),
              scalar("dueOn", 6, DUE_ON),
              scalar("tags", 7, TAGS),
              scalar("extra", 8, EXTRA),
              ADDRESS,
              new ToOneField(
                  "customer",
                  10,
                  "Order",
                  false,
                  List.of(new JoinColumn(CUSTOMER_ID, ID)),
                  Doc.NONE)),
          Doc.NONE);

  static final Model MODEL =
      new Model(
          List.of(TYPE),
          List.of(
              new EnumModel(
                  "Status",
                  "shop.Status",
                  List.of(
                      new EnumModel.Value("OPEN", Doc.NONE),
                      new EnumModel.Value("SHIPPED", Doc.NONE)),
                  Doc.NONE)));

  private Orders() {}

  private static Column column(String name, ValueType type, boolean nullable) {
    return new Column(name, type, nullable);
  }

  private static FieldModel scalar(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, false, false, Doc.NONE);
  }
}
