package dev.fraiseql.engine.graphql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.engine.json.Introspection;
import dev.fraiseql.engine.query.OperationKind;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Plans documents and executes introspection with graphql-java, which is loaded on first use. An
 * application with only compiled operations does not need it on the class path.
 */
public final class DocumentPlanner implements Introspection {
  private final Model model;
  private final Database database;
  private final DocumentLimits limits;
  private final ReentrantLock creation = new ReentrantLock();
  private volatile @Nullable Readers readers;

  private record Readers(AdHocQueryCache adHoc, SchemaIntrospection introspection) {}

  /**
   * A planner of documents for a model and its database.
   *
   * @param limits of documents and introspection
   */
  public DocumentPlanner(Model model, Database database, DocumentLimits limits) {
    this.model = model;
    this.database = database;
    this.limits = limits;
  }

  /**
   * An operation of a document, planned on demand.
   *
   * @param operationName null or empty for the only one
   * @throws dev.fraiseql.plan.document.DocumentException if the document does not parse or is not
   *     valid
   * @throws RequestException LIMIT_EXCEEDED if it exceeds a limit; BAD_USER_INPUT if it has no such
   *     operation; PERSISTED_QUERY_NOT_FOUND if graphql-java is not on the class path
   */
  public CompiledQuery query(String document, @Nullable String operationName) {
    return readers().adHoc.query(document, operationName);
  }

  /**
   * The kind of an operation of a document, which need not be valid.
   *
   * @param operationName null or empty for the only one
   * @return {@code UNKNOWN} if the document does not parse, has no such operation, or has several
   *     and no name is given
   */
  OperationKind kind(String document, @Nullable String operationName) {
    try {
      return readers().adHoc.kind(document, operationName);
    } catch (DocumentException | RequestException e) {
      return OperationKind.UNKNOWN; // the response already reports this error
    }
  }

  @Override
  public Map<String, JsonSink> execute(PreparedQuery query) {
    return readers().introspection.execute(query);
  }

  private Readers readers() {
    Readers created = readers;
    if (created != null) {
      return created;
    }
    creation.lock();
    try {
      created = readers;
      if (created == null) {
        created = create();
        readers = created;
      }
      return created;
    } finally {
      creation.unlock();
    }
  }

  private Readers create() {
    try {
      DocumentReader reader = new DocumentReader(model);
      Planner planner = new Planner(model, Dialects.of(database));
      return new Readers(
          new AdHocQueryCache(reader, planner, limits),
          new SchemaIntrospection(reader, limits.introspection()));
    } catch (NoClassDefFoundError e) {
      throw new RequestException(
          ErrorCode.PERSISTED_QUERY_NOT_FOUND,
          "Only compiled operations run here: graphql-java is not on the class path.");
    }
  }
}
