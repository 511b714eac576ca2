package dev.gatehouse.lint;

import dev.gatehouse.policy.Scope;
import dev.gatehouse.xml.Document;

/** A policy document and the scope it stands at. */
public record Layer(Scope scope, Document document) {}
