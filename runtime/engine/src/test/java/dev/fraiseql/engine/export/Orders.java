package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.domain.Domain;

/** The generated model of orders, and some of their columns. */
final class Orders {
  static final Model MODEL = Domain.only("Order");
  static final TypeModel TYPE = MODEL.type("Order");

  static final Column ID = Domain.column("Order", "id");
  static final Column TOTAL = Domain.column("Order", "total");
  static final Column NOTE = Domain.column("Order", "note");
  static final Column CREATED_AT = Domain.column("Order", "created_at");
  static final Column TAGS = Domain.column("Order", "tags");
  static final Column CUSTOMER_ID = Domain.column("Order", "customer_id");

  static final FieldModel ADDRESS = TYPE.field("address").orElseThrow();

  private Orders() {}
}
