package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.query.PageCap;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;

/** Makes bulk exports into prepared queries. Used by many threads at once. */
public final class Exports {
  private final ExportBinder binder;
  private final Planner planner;
  private final QueryPreparer preparer;

  /** Exports of an engine's types. */
  public Exports(FraiseEngine engine) {
    binder = new ExportBinder(engine.model());
    planner = new Planner(engine.model(), Dialects.of(engine.database()));
    preparer = engine.preparer();
  }

  /**
   * The query that an export means.
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
