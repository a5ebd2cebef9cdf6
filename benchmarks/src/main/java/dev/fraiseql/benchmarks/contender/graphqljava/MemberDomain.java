package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dataloader.DataLoaderRegistry;

/** The mutations of members. */
final class MemberDomain implements Domain {
  private final MemberRepository members;

  MemberDomain(MemberRepository members) {
    this.members = members;
  }

  @Override
  public String schema() {
    return "members.graphqls";
  }

  @Override
  public void wire(RuntimeWiring.Builder wiring) {
    wiring.type(
        "Mutation",
        mutation ->
            mutation
                .dataFetcher(
                    "updateMember",
                    environment -> {
                      Map<String, String> input =
                          Objects.requireNonNull(environment.getArgument("input"));
                      String id = Objects.requireNonNull(environment.getArgument("id"));
                      return members.update(Long.parseLong(id), input.get("bio")).orElse(null);
                    })
                .dataFetcher(
                    "createNotes",
                    environment -> {
                      List<Map<String, Object>> inputs =
                          Objects.requireNonNull(environment.getArgument("inputs"));
                      return members.createNotes(inputs);
                    }));
  }

  @Override
  public void register(DataLoaderRegistry.Builder loaders) {
    // Mutations load nothing.
  }
}
