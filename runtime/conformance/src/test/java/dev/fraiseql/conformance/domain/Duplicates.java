package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types over tables that no constraint protects: some of their rows have the same key. */
public interface Duplicates {

  @Type(readOnly = true)
  record Host(
      @Id long id,
      String name,
      @Relation(column = "district_code") @Nullable District district,
      @Relation(mappedBy = "host") List<Visit> visits) {}

  @Type(readOnly = true)
  record District(
      @Id String code, String name, @Relation(mappedBy = "district") List<Host> hosts) {}

  @Type(readOnly = true)
  record Visit(@Id long id, String title, @Relation(column = "host_id") @Nullable Host host) {}
}
