package dev.fraiseql.engine.write;

import dev.fraiseql.engine.method.JavaInputs;
import dev.fraiseql.engine.method.MethodJson;
import dev.fraiseql.engine.method.MethodKeys;
import dev.fraiseql.jdbc.incident.Incidents;

/** What the calls of all methods share. */
record MethodContext(MethodKeys keys, MethodJson json, JavaInputs inputs, Incidents incidents) {}
