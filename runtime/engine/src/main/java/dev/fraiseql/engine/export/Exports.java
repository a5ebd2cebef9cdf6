package dev.fraiseql.engine.export;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;

/** Prepares the queries of bulk exports. Thread-safe. */
public final class Exports {
  private final ExportBinder binder;
  private final Planner planner;
  private final QueryPreparer preparer;

  /** Exports of the types of a model. */
  public Exports(Model model, Database database, QueryPreparer preparer) {
    binder = new ExportBinder(model);
    planner = new Planner(model, Dialects.of(database));
    this.preparer = preparer;
  }

  /**
   * Prepares the query of an export.
   *
   * @param scope the rows that the caller may see
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT as by {@link ExportBinder#bind}
   */
  public PreparedQuery prepare(ExportRequest request, RowScope scope) {
    Plan plan = plan(binder.bind(request));
    return preparer.prepare(new ExportQuery(request.toString(), plan), plan, scope, PageCap.NONE);
  }

  /** The plan of an export of all rows and columns of a type. */
  public Plan planAll(TypeModel type) {
    return plan(binder.bind(new ExportRequest(type.plural(), "", List.of())));
  }

  private Plan plan(Export export) {
    return planner.export(export.type(), export.fields(), export.rows());
  }
}
