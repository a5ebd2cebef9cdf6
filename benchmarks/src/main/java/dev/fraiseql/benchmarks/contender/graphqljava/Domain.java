package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.schema.idl.RuntimeWiring;
import org.dataloader.DataLoaderRegistry;

/** A part of the schema, with its data fetchers and data loaders. */
interface Domain {

  /** The schema file, a resource of this package. */
  String schema();

  /** Adds the data fetchers. */
  void wire(RuntimeWiring.Builder wiring);

  /** Adds new data loaders, because a data loader caches the values of one request. */
  void register(DataLoaderRegistry.Builder loaders);
}
