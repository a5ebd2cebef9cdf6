package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.schema.idl.RuntimeWiring;
import org.dataloader.DataLoaderRegistry;

/** A part of the schema with what answers it. */
interface Domain {

  /** The resource with its types, beside this class. */
  String schema();

  /** Adds its data fetchers. */
  void wire(RuntimeWiring.Builder wiring);

  /** Adds its loaders: new ones, since a loader remembers what it loaded for a request. */
  void register(DataLoaderRegistry.Builder loaders);
}
