package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.CompiledQuery;
import java.util.Collection;
import java.util.Optional;

/** The operations that were compiled with the application. */
public interface QueryRegistry {

  /** All of them, in the order of the catalogs. */
  Collection<CompiledQuery> compiled();

  /** The operation of that name. */
  Optional<CompiledQuery> named(String name);

  /** The operation whose document has that hash, in hexadecimal digits of either case. */
  Optional<CompiledQuery> hashed(String sha256);
}
