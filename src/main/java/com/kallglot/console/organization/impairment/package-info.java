/// What a sandbox does wrong on purpose, for those who know no HTTP: a bad network, a far end that
/// misbehaves, and which packets a seed loses. No real platform has it.
///
/// May use client.
@NullMarked
package com.kallglot.console.organization.impairment;

import org.jspecify.annotations.NullMarked;
