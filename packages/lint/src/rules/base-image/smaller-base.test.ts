import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { smallerBase } from './smaller-base.ts';

ruleCases(smallerBase, [
  'FROM «python»\n',
  'FROM python:«3.12»\n',
  'FROM python:3.12-slim\nFROM python:3.12-slim-bookworm\n',
  'FROM python:3.12-alpine\n',
  'FROM node:«22-bookworm»\n',
  ['what builds may be large', 'FROM node:22 AS build\nFROM nginx:1.27\nCOPY --from=build /a /b\n'],
  ['the base of the last stage', 'FROM debian:«12» AS base\nFROM base AS tools\nFROM base\n'],
  'FROM ubuntu:«24.04»\n',
  'FROM centos:«7»\n',
  ['no slim', 'FROM golang:1.23\n'],
  ['another registry', 'FROM registry.example.com/debian:12\n'],
  ['Windows', 'FROM python:3.12-windowsservercore-ltsc2022\n'],
  'FROM $BASE\n',
  'RUN x\n',
]);

fixCases(smallerBase, [
  ['FROM python:3.12-bookworm AS a\n', 'FROM python:3.12-slim-bookworm AS a\n'],
  ['FROM docker.io/library/node:22 # no\n', 'FROM docker.io/library/node:22-slim # no\n'],
  ['FROM python\n', null],
  ['FROM ubuntu:24.04\n', null],
  ['ARG V=12\nFROM debian:$V\n', null],
  [`FROM debian:12@sha256:${'0'.repeat(64)}\n`, null],
]);
